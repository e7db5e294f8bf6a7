"""The screens of accounts: what a person sees of their own, and how allauth is dressed."""
