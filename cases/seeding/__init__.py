"""YAML into the working copy and back, through the same rules that a curator has."""

from cases.seeding.faults import SeedFault, SeedFaults
from cases.seeding.files import Record, read_case, read_folder
from cases.seeding.planter import Outcome, enter, plant
from cases.seeding.writing import export, to_yaml

__all__ = [
    "Outcome",
    "Record",
    "SeedFault",
    "SeedFaults",
    "enter",
    "export",
    "plant",
    "read_case",
    "read_folder",
    "to_yaml",
]
