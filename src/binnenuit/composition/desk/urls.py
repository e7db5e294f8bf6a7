"""The addresses of the staff's desk; other rooms have their own below /beheer/."""

from django.urls import path

from binnenuit.composition.desk import home

urlpatterns = [path("beheer", home.home, name="staff_home")]
