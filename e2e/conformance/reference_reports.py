"""The threat detection reports of a folder, as a reader that shares nothing with Gantry's reads them.

    pip install pydicom==3.0.2
    python3 e2e/conformance/reference_reports.py ../shared/data > e2e/conformance/reference-reports.json
"""

import hashlib
import json
import pathlib
import sys

import pydicom

REPORT_CLASS = "1.2.840.10008.5.1.4.1.1.501.3"


def floats(item, tag):
    value = item[tag].value if tag in item else None
    return [] if value is None else [float(one) for one in value] if hasattr(value, "__iter__") else [float(value)]


def text(item, tag):
    return str(item[tag].value or "") if tag in item else ""


def region(item):
    bitmap = bytes(item[0x40101006].value or b"") if 0x40101006 in item else b""
    return {
        "base": floats(item, 0x40101004),
        "extents": floats(item, 0x40101005),
        "bitmap": hashlib.sha256(bitmap).hexdigest(),
    }


def threat(item):
    return {
        "id": item[0x40101010].value,
        "regions": [region(at) for of in item[0x40101037].value for at in of[0x40101001].value],
        "polygon": [number for of in item[0x40101037].value for number in floats(of, 0x4010101D)],
        "assessments": [
            [text(of, 0x40101012), text(of, 0x40101013), text(of, 0x40101015), floats(of, 0x40101016)]
            for of in item[0x40101038].value
        ],
    }


def report(data):
    return {
        "type": text(data, 0x40101027),
        "decision": text(data, 0x40101031),
        "algorithm": [str(one) for one in data[0x40101029].value],
        "about": [text(of, 0x00081155) for of in data[0x00081110].value],
        "threats": [threat(of) for of in data[0x40101011].value],
    }


folder = pathlib.Path(sys.argv[1])
found = {}
for path in sorted(folder.rglob("*.dcs")):
    data = pydicom.dcmread(path)
    if data.SOPClassUID == REPORT_CLASS:
        found[str(path.relative_to(folder))] = report(data)
json.dump(found, sys.stdout, indent=1)
sys.stdout.write("\n")
