"""Forms of the register."""

from typing import Any

from mediation.models.party import Party
from mediation.operations.parties import PartyValues
from mediation.rules.masking import mask_identity, mask_phone
from mediation.web.forms import BaseForm, ChoiceField, DateField
from mediation.web.party_form import SEXES, PartyDetails, short_text

SEALED = {"identity_number": mask_identity, "head_identity_number": mask_identity, "phone": mask_phone}


class PartyForm(PartyDetails, BaseForm):
    """A party of the register with all its data. What is stored sealed comes back masked and apart: an empty field
    leaves it as it is."""

    born = DateField("出生日期")
    sex = ChoiceField("性别", choices=SEXES, default="")
    ethnicity = short_text("民族", 40)
    occupation = short_text("职业或者职务")
    town = short_text("镇街", 40)
    former_names = short_text("曾用名、简称", 200)

    def values(self) -> PartyValues:
        """What was typed, for a party that is there already."""
        data: dict[str, Any] = {
            name: self[name].data for name in PartyValues.__dataclass_fields__ if name != "former_names"
        }
        data |= {name: self[name].data or None for name in SEALED}
        names = self.former_names.data or ""
        return PartyValues(**data, former_names=tuple(filter(None, names.replace("，", "、").split("、"))))


def comparable(party: Party, form: PartyForm) -> dict[str, Any]:
    """What two people can be shown side by side; of the sealed values only those that were typed, the other's
    masked."""
    typed = {name for name in SEALED if form[name].data}
    names = [name for name in PartyValues.__dataclass_fields__ if name not in {*SEALED, "former_names"}]
    kept = kept_values(party)
    return {name: getattr(party, name) for name in names} | {name: kept[name] for name in typed}


def kept_values(party: Party) -> dict[str, str]:
    """The sealed values of a party, masked, as the form shows them beside its empty fields."""
    return {name: mask(getattr(party, name)) for name, mask in SEALED.items()}


def form_of(party: Party) -> PartyForm:
    """The form as the party is stored, sealed values left out."""
    names = [name for name in PartyValues.__dataclass_fields__ if name not in {*SEALED, "former_names"}]
    return PartyForm(data={name: getattr(party, name) for name in names} | {"version": party.version})
