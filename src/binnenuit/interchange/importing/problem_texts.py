# texts for staff
"""What reports say for each finding, by its name: Dutch, marked for the catalogue and translated when it is said.

Of the values `text` is said between quotes, cut short; `field` is said as the field is called; a number is
written as the
reader's language writes it. Reports keep names and values: for another meaning, or other values, choose another name.
"""

from django.utils.translation import gettext_noop as _

WORDS = {
    # of a cell
    "not_a_day": _("%(field)s: %(text)s is geen dag zoals 2026-11-24 of 24-11-2026"),
    "not_yes_or_no": _("%(field)s: %(text)s is geen ja of nee"),
    "not_a_number": _("%(field)s: %(text)s is geen heel getal"),
    "not_degrees": _("%(field)s: %(text)s is geen aantal graden"),
    "not_a_price": _("%(field)s: %(text)s is geen bedrag zoals 2,50, en ook niet “gratis” of “op aanvraag”"),
    "not_a_status": _("%(field)s: %(text)s is niet concept, gepubliceerd, gepauzeerd of afgelopen"),
    "not_a_concept": _("%(field)s: %(text)s staat hiervoor niet in de begrippenlijst"),
    "not_a_language": _("%(field)s: %(text)s is geen taal uit de begrippenlijst"),
    "no_municipality": _("%(field)s: %(text)s is geen naam of code van een gemeente"),
    "no_municipality_there": _("%(field)s: bij %(text)s kennen we geen gemeente; schrijf haar naam op"),
    "no_area": _("%(field)s: %(text)s is geen gemeente, geen provincie en niet “Nederland”"),
    "not_a_schedule": _(
        "%(field)s: %(text)s is geen moment met een herhaling (2026-09-01T10:00 FREQ=WEEKLY)"
    ),
    # of a row
    "no_organisation": _("%(field)s: schrijf de naam of de code van de organisatie op"),
    "key_twice": _(
        "%(field)s: een rij hiervoor heeft dezelfde sleutel, of dezelfde naam, organisatie en plaats"
    ),
    "left_out": _("weggelaten: %(name)s"),
    "not_a_service": _("dit is geen dienst: er is geen naam"),
    "no_id": _("een dienst heeft een “id” nodig"),
    "damaged_service": _("deze dienst is beschadigd (%(why)s)"),
    "damaged_field": _("deze dienst is beschadigd: een veld is niet wat het moet zijn"),
    "unreadable_row": _("deze rij is niet te lezen (%(why)s); een cel mag %(number)s tekens hebben"),
    "long_row": _("deze rij is langer dan %(number)s tekens"),
    "long_cell": _("in een cel staan meer dan %(number)s tekens"),
    "too_many_cells": _("er zijn %(cells)s cellen, en %(columns)s kolommen hebben een naam"),
    "not_allowed": _("dit ligt buiten jouw rol: je mag het niet inlezen"),
    "not_taken": _("de database neemt dit niet aan (%(why)s)"),
    "changed_meanwhile": _("iemand anders heeft dit intussen veranderd; lees het bestand opnieuw in"),
    "gone_meanwhile": _("dit is er intussen niet meer"),
    # of a step of an import
    "columns_fixed": _("Er wordt al met dit bestand gewerkt. De kolommen kunnen nu niet veranderen."),
    "only_who_brought_it": _("Alleen wie het bestand koos, kan het inlezen."),
    "busy": _("Dit is al bezig. Wacht tot het klaar is."),
    "not_now": _("Dit kan nu niet. Kijk hoe ver de import is."),
    "file_gone": _("Het bestand is niet meer bewaard. Kies het opnieuw."),
    "source_busy": _("Er loopt al een import van de bron “%(source)s”. Wacht tot die klaar is."),
    "undone_already": _("Import %(number)s is al teruggedraaid."),
    "worked_on": _("Er is al mee gewerkt. Draai de import terug als je hem niet wilt."),
    "no_such_choice": _("Kies voor “%(column)s” een veld uit de lijst."),
    "same_field": _(
        "“%(first)s” en “%(second)s” zijn allebei “%(field)s”. Kies voor één van de twee iets anders."
    ),
    # of a file as a whole, or a mapping
    "no_such_file": _("%(file)s is geen bestand."),
    "empty_file": _("%(file)s is leeg."),
    "no_package": _("In %(file)s staat geen services.csv: het is geen HSDS-pakket."),
    "large_file": _("%(file)s is groter dan %(number)s MB. Verdeel het in delen."),
    "not_text": _(
        "%(file)s is geen tabel: er staan bytes in die geen tekst zijn. Bewaar het als CSV (UTF-8) of XLSX."
    ),
    "no_header": _("In de eerste rij moeten de namen van de kolommen staan. Die is leeg of niet te lezen."),
    "many_columns": _("Er zijn meer dan %(number)s kolommen."),
    "many_rows": _("Er zijn meer dan %(number)s rijen. Verdeel het bestand in delen."),
    "same_columns": _("Twee kolommen heten hetzelfde: %(names)s. Geef elk een eigen naam."),
    "no_whole_zip": _("%(file)s is beschadigd: het is geen heel zip-bestand (%(why)s)."),
    "large_unpacked": _("%(file)s is uitgepakt te groot: %(bytes)s bytes in %(files)s bestanden."),
    "grows_too_much": _(
        "%(file)s wordt bij het uitpakken meer dan %(number)s keer zo groot. Dat weigeren we."
    ),
    "password": _("%(file)s heeft een wachtwoord. Bewaar het zonder."),
    "broken_off": _("%(file)s is beschadigd en niet verder te lezen (%(why)s)."),
    "not_a_book": _("%(file)s is geen XLSX-bestand dat te lezen is (%(why)s)."),
    "many_words": _("In %(file)s staan te veel woorden. Bewaar het als CSV."),
    "declarations": _("In %(file)s staan declaraties die geen rekenblad schrijft. Dat weigeren we."),
    "large_json": _(
        "%(file)s is te groot om in één keer te lezen. Bewaar het met één dienst per regel (NDJSON)."
    ),
    "not_json": _("%(file)s is geen JSON die te lezen is."),
    "not_toml": _("%(file)s is niet te lezen als TOML (%(why)s)."),
    "not_of_a_mapping": _("%(file)s: “%(name)s” is niet source, columns of defaults."),
    "no_such_field": _("%(file)s: er is geen veld “%(name)s”. De velden zijn: %(fields)s."),
    "not_a_table": _("%(file)s: %(name)s moet een tabel zijn: [%(name)s]."),
    "role_lost": _("Je mag dit niet (meer) doen. Vraag een beheerder naar je rol."),
    "not_readable": _("Het bestand kan niet worden gelezen (%(why)s)."),
    "our_fault": _("Er ging iets mis dat niet aan het bestand ligt. Probeer het later nog eens."),
    # of an initiative: its rules
    "no_text": _("de naam ontbreekt"),
    "not_a_language_tag": _("%(text)s is geen taal, zoals nl of tr"),
    "no_title": _("de naam is leeg (%(tag)s)"),
    "text_too_long": _("%(field)s (%(tag)s) is langer dan %(number)s tekens"),
    "text_unreadable": _("in %(field)s (%(tag)s) staan tekens die we niet kunnen bewaren"),
    "line_too_long": _("%(field)s is langer dan %(number)s tekens"),
    "line_unreadable": _("in %(field)s staan tekens die we niet kunnen bewaren"),
    "not_in_the_thesaurus": _("%(field)s: %(text)s staat niet in de begrippenlijst"),
    "not_spoken": _("%(field)s: %(text)s is geen taal uit de begrippenlijst"),
    "too_many": _("%(field)s: meer dan %(number)s"),
    "twice": _("%(field)s: iets staat er dubbel"),
    "not_a_municipality": _("%(text)s is geen code van een gemeente, zoals GM0599"),
    "not_a_postcode": _("%(text)s is geen postcode zoals 3014 of 3014 AB"),
    "half_a_point": _("geef breedtegraad en lengtegraad allebei, of geen van beide"),
    "point_elsewhere": _("%(point)s is geen punt in Nederland"),
    "nowhere": _("geef een plaats, of voor inwoners van welke gemeente het is, of zeg dat het online is"),
    "not_an_area": _("%(text)s is geen code van een gebied"),
    "not_one_of": _("%(field)s: %(text)s is niet een van %(choices)s"),
    "not_a_part_of_a_rule": _("wanneer: deze herhaling kunnen we niet lezen (%(text)s hoort daar niet in)"),
    "not_a_frequency": _(
        "wanneer: deze herhaling kunnen we niet lezen (FREQ moet DAILY, WEEKLY, MONTHLY of YEARLY zijn)"
    ),
    "not_an_interval": _(
        "wanneer: deze herhaling kunnen we niet lezen (INTERVAL moet tussen 1 en %(number)s liggen)"
    ),
    "not_days": _("wanneer: deze herhaling kunnen we niet lezen (BYDAY moet dagen noemen zoals MO of 1TU)"),
    "not_days_of_a_week": _(
        "wanneer: deze herhaling kunnen we niet lezen (BYDAY van een wekelijkse herhaling noemt dagen zonder getal)"
    ),
    "more_than_a_rule": _(
        "wanneer: deze herhaling kunnen we niet lezen (geef één RRULE, zonder andere regels)"
    ),
    "not_a_rule": _("wanneer: deze herhaling kunnen we niet lezen (%(why)s)"),
    "no_date": _("wanneer: deze herhaling kunnen we niet lezen (ze geeft in de eerste vijf jaar geen dag)"),
    "not_a_local_time": _("wanneer: geef een tijd in hele minuten, zonder tijdzone"),
    "not_so_long": _("wanneer: het duurt 1 tot %(number)s minuten"),
    "schedule_ends_before": _("wanneer: de laatste dag ligt voor de eerste"),
    "not_such_an_amount": _("het bedrag is te laag of te hoog"),
    "amount_without_cost": _("laat het bedrag weg als de kosten geen bedrag zijn"),
    "not_such_a_number": _("%(field)s: dit getal moet tussen %(lowest)s en %(highest)s liggen"),
    "not_such_ages": _("de leeftijden moeten op volgorde staan en tussen 0 en %(number)s liggen"),
    "period_ends_before": _("de laatste dag ligt voor de eerste dag"),
    "not_a_programme": _("%(text)s is geen code van een programma"),
    "not_an_email": _("%(text)s is geen e-mailadres"),
    "not_a_web_address": _("%(text)s is geen adres van een website; dat begint met https:// of http://"),
    "gives_the_location_away": _(
        "in een tekst staat het adres dat verborgen moet blijven; haal het daar weg"
    ),
    "gives_the_contact_away": _(
        "in een tekst staat het contact dat verborgen moet blijven; haal het daar weg"
    ),
    "no_such_organisation": _("er is geen organisatie met de code %(text)s"),
    # of an import: its rules, and taking it back
    "merged": _("het initiatief %(code)s is samengevoegd met een ander; verander dat"),
    "changed_here": _("het initiatief is hier na de vorige import veranderd; verander het hier met de hand"),
    "of_another_source": _(
        "het initiatief met deze code komt niet uit deze bron en zegt iets anders; verander het hier met de hand"
    ),
    "changed_since": _("het is hier na de import veranderd"),
    "merged_with": _("een ander initiatief is ermee samengevoegd"),
    "has_a_role": _("iemand heeft er een rol voor"),
    "has_a_message": _("er is een bericht over haar"),
    "organisation_changed": _("ze is daarna veranderd"),
    "in_use": _("iets anders hoort nu bij haar"),
    # of an organisation that is made
    "unfit_name": _("Vul de naam van de organisatie in, met hoogstens 200 tekens."),
    "unfit_website": _("Dit is geen adres van een website. Het ziet er zo uit: www.voorbeeld.nl"),
    "known_name": _("Er is al een organisatie die zo heet."),
    "organisation_missing": _("organisatie, %(field)s: dit ontbreekt"),
    "organisation_too_long": _("organisatie, %(field)s: dit is te lang"),
    "organisation_not_a_website": _("organisatie, %(field)s: dit is geen adres van een website"),
    "organisation_not_a_kvk": _("organisatie: een KvK-nummer heeft 8 cijfers"),
    "organisation_unknown": _("organisatie, %(field)s: dit is geen van de antwoorden"),
    "organisation_example": _("organisatie, %(field)s: bij een voorbeeld blijft dit leeg"),
    "organisation_dutch_first": _("organisatie: schrijf de tekst ook in het Nederlands"),
    "organisation_too_many": _("organisatie: noem hoogstens 20 bronnen"),
    "organisation_unreadable": _("organisatie, %(field)s: er staan tekens in die we niet kunnen bewaren"),
    "organisation_own_part": _("een organisatie kan niet bij een onderdeel van zichzelf horen"),
    "organisation_too_deep": _("zo komen er te veel organisaties onder elkaar"),
}
"""By name; what `said` says has words already."""
