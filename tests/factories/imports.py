"""A list to be read in on the screen, and the steps with it as a person takes them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from binnenuit.foundation.imports.models import ImportJob, ImportJobRow

LIST = (
    "id;Naam;Organisatie;Gemeente;Notities\n"
    "1;Taalcafé;Het Huis;Rotterdam;=1+1\n"
    "2;Wandelen;Het Huis;Onbekendstad;\n"
    "3;Praatgroep;Het Huis;Tilburg;\n"
)


def bring(client, content=LIST, name="lijst.csv", **options):
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(reverse("imports"), {"file": SimpleUploadedFile(name, data)}, **options)


def job():
    return ImportJob.objects.get()


def address(name, pk=None):
    return reverse(name, kwargs={"pk": pk or job().pk})


def check(client, **changes):
    """Choose the columns as they were guessed; that starts the dry run."""
    found = job()
    typed = {f"kolom-{number}": found.columns[each[0]] for number, each in enumerate(found.samples)}
    return client.post(address("import_columns"), {**typed, "source": "Huis", "status": "draft", **changes})


def begin(client, what="import"):
    return client.post(address("import_begin"), {"wat": what})


def outcomes(phase):
    return list(ImportJobRow.objects.filter(phase=phase).order_by("pk").values_list("outcome", flat=True))
