"""Makes the kept corpus and the dictionaries from samples/ and sources/: fuzz/corpus/TARGET, fuzz/dictionaries/TARGET.dict.

    python3 fuzz/make_corpus.py

Inputs are small (a few rows of each table), in the form that crates/fuzzing cuts at lines `=== NAME`. Run it again after
adding a table or a code; what it makes is committed, so that `make test` needs no Python.
"""

import csv
import io
import json
import random
import re
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES, SOURCES, FUZZ = ROOT / "samples", ROOT / "sources", ROOT / "fuzz"
MOST = 4000
shaken = random.Random(903)
# Where what follows from a referral goes.
EPISODE = "@episode@"


def keep(target, name, content):
    if isinstance(content, str):
        content = content.encode()
    folder = FUZZ / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content[:MOST])


def rows_of(path):
    with open(path, encoding="utf-8-sig") as file:
        return list(csv.reader(file))


def text(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def parts(files):
    return "".join(f"=== {name}\n{body}" for name, body in files)


# The columns of each table of the looked-after return.
columns = {}
for row in rows_of(SOURCES / "ssda903" / "files.csv")[1:]:
    if not row[0].endswith("(derived)"):
        columns.setdefault(row[0], []).append(row[1])


def table(name, given, rows):
    """A table with all columns, those not given blank."""
    wanted = columns.get(name, given)
    at = [given.index(column) if column in given else None for column in wanted]
    return text([wanted] + [["" if i is None or row[i] is None else row[i] for i in at] for row in rows])


def looked_after():
    for path in sorted((SAMPLES / "903-rule-cases").glob("*.json")):
        rule = json.loads(path.read_text())
        case = rule["cases"][0]
        files = []
        for name, held in case["tables"].items():
            last = name.endswith("_last")
            base = name.removesuffix("_last")
            if base not in columns:
                continue
            body = table(base, held["columns"], held["rows"][:7])
            files.append((("last/" if last else "") + base + ".csv", body))
        if files:
            keep("ssda903", f"{rule['version'][:4]}-{rule['rule']}", parts(files))
    folder = SAMPLES / "csc-validator-be-903"
    files = [(path.name, text(rows_of(path)[:4])) for path in sorted(folder.glob("*.csv"))]
    keep("ssda903", "all", parts(files))
    xml = (folder / "fake_903_first25.xml").read_text()
    first = re.search(r"(?s)^.*?</CHILD>", xml, re.I)
    if first:
        root = re.search(r"<([A-Za-z0-9_]+)[\s>]", re.sub(r"<\?.*?\?>", "", xml)).group(1)
        keep("ssda903", "xml", first.group(0)[: MOST - 100] + f"</{root}>")
    lists = "URN,Local authority,Placement code,Placement provider code,Deregistration date,Setting address postcode\n"
    lists += '1234567,Merton,"K2, S1",PR4,,ZZ1 1AA\nSC000001,,U6,"PR1,PR4",31/03/2025,\n'
    places = "pcds,cty,laua,oseast1m,osnrth1m\nZZ1 1AA,E99999999,E09000027,500000,200000\nAB1 2CD,E10000003,E07000008,560000,200000\n"
    episodes = [
        ["1", "01/05/2025", "S", "C1", "N1", "U6", "PR4", "30/06/2025", "X1", "", "ZZ1 1AA", "AB1 2CD", "SC000001", "CARPL"],
        ["1", "30/06/2025", "P", "C1", "N1", "K2", "PR4", "", "", "", "ZZ1 1AA", "ZZ1 1AA", "1234567", ""],
    ]
    given = ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON", "HOME_POST", "PL_POST", "URN", "REASON_PLACE_CHANGE"]
    keep("ssda903", "lists", parts([("Episodes.csv", table("Episodes", given, episodes)), ("providers", lists), ("postcodes", places)]))
    keep("lists", "providers", lists)
    keep("lists", "titled", "Providers\n,,,\n" + lists)
    keep("lists", "postcodes", places)
    keep("lists", "both", parts([("providers.csv", lists), ("postcodes.csv", places)]))


def tables_and_files():
    folder = SAMPLES / "csc-validator-be-903"
    for path in sorted(folder.glob("*.csv")):
        keep("exchange", path.stem, text(rows_of(path)[:4]))
    header = text(rows_of(folder / "header.csv")[:4])
    keep("exchange", "semicolons", header.replace(",", ";"))
    keep("exchange", "tabs", header.replace(",", "\t"))
    keep("exchange", "utf16", header.encode("utf-16"))
    keep("exchange", "bom", b"\xef\xbb\xbf" + header.encode())
    keep("exchange", "cp1252", header.replace("M", "\u00e9").encode("cp1252"))
    keep("exchange", "sep", "sep=;\n" + header.replace(",", ";"))
    keep("exchange", "quotes", 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,"M\n",01/01/2010,"a""b",,,\n2,"F,01/01/2011,,,,\n')
    keep("exchange", "xml", '<?xml version="1.0"?>\n<a xmlns="x"><CHILD b="1"><c>1 &amp; 2</c><!-- d --><![CDATA[<e>]]></CHILD></a>\n')
    keep("exchange", "two", parts([("Header.csv", header), ("Reviews.csv", text(rows_of(folder / "reviews.csv")[:3]))]))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Header.csv", header)
        archive.writestr("__MACOSX/x", "")
        archive.writestr("a/b.xml", "<a/>")
    keep("exchange", "zip", packed.getvalue())


def workbooks():
    for name in ("ch_fake", "scp_fake"):
        with zipfile.ZipFile(SAMPLES / "csc-validator-be-903" / f"{name}.xlsx") as archive:
            wanted = ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                      "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]
            files = [(part, archive.read(part).decode()[:2500]) for part in wanted if part in archive.namelist()]
            keep("workbook", name, parts(files))
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    book = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    strings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>URN</t></si><si><t>Placement code</t></si></sst>'
    styles = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    sheets = {
        "small": '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>1234567</v></c><c r="B2" s="1"><v>45000</v></c></row></sheetData>',
        "inline": '<dimension ref="A1:C2"/><sheetData><row><c t="inlineStr"><is><t>URN</t></is></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row><row><c t="str"><f>A1</f><v>x</v></c><c t="d"><v>2024-02-29</v></c></row></sheetData>',
        "corner": '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    }
    for name, body in sheets.items():
        keep("workbook", name, parts([
            ("[Content_Types].xml", types), ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", rels),
            ("xl/worksheets/sheet1.xml", head + body + "</worksheet>"), ("xl/sharedStrings.xml", strings), ("xl/styles.xml", styles),
        ]))


def census():
    folder = SAMPLES / "csc-validator-be-cin"
    for path in sorted(folder.glob("*.xml")):
        keep("cin_census", path.stem, re.sub(r">\s+<", ">\n<", path.read_text(encoding="utf-8-sig")))
    # The leaves of each module, as a census of one child, with the first values of each public case.
    modules = {}
    for row in rows_of(SOURCES / "cin" / "fields.csv")[1:]:
        modules.setdefault(row[0], []).append(row[1])
    within = ["Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans"]
    for path in sorted((SAMPLES / "cin-rule-cases").glob("cin*.json")):
        rule = json.loads(path.read_text())
        held = rule["cases"][0].get("tables", {})
        child, episode, header = "", "", ""
        for name, rows in held.items():
            for row in rows["rows"][:3]:
                said = [(column, value["date"] if isinstance(value, dict) else value) for column, value in zip(rows["columns"], row)]
                leaves = "".join(
                    f"<{column}>{value}</{column}>" for column, value in said
                    if value not in (None, "") and column.isidentifier() and "<" not in str(value)
                )
                if name == "Header":
                    header += leaves
                elif any(name.lower() == inside.lower() for inside in within):
                    episode += f"<{name}>{leaves}</{name}>"
                elif name == "CINdetails":
                    child += f"<{name}>{leaves}{EPISODE}</{name}>"
                elif name == "Reviews":
                    episode += f"<ChildProtectionPlans><{name}>{leaves}</{name}></ChildProtectionPlans>"
                else:
                    child += f"<{name}>{leaves}</{name}>"
        if EPISODE not in child:
            child += f"<CINdetails>{EPISODE}</CINdetails>"
        child = child.replace(EPISODE, episode)
        xml = f"<Message><Header>{header}</Header><Children><Child>{child}</Child></Children></Message>"
        keep("cin_census", path.stem, xml)


def figures():
    folder = SAMPLES / "rotherham-2018"
    names = ["age_bands", "annual", "benchmarks", "inconsistencies", "indicators", "legal_status", "monthly", "publication", "ytd"]
    for name in names:
        lines = (folder / f"{name}.csv").read_text().splitlines(keepends=True)
        keep("published", name, parts([(f"{name}.csv", "".join(lines[:6]))]))
    keep("published", "several", parts([
        (f"{name}.csv", "".join((folder / f"{name}.csv").read_text().splitlines(keepends=True)[:3]))
        for name in ("publication", "monthly", "ytd", "age_bands")
    ]))


def made_of_bytes():
    for target, size in (("rules903", 500), ("rules_cin", 400)):
        for number in range(12):
            keep(target, f"shaken-{number:02}", shaken.randbytes(size))


def words(target, values):
    folder = FUZZ / "dictionaries"
    folder.mkdir(exist_ok=True)
    seen = []
    for value in values:
        plain = value.replace("\\", "\\\\").replace('"', '\\"')
        if value and value.isascii() and value.isprintable() and len(value) < 60 and plain not in seen:
            seen.append(plain)
    (folder / f"{target}.dict").write_text("".join(f'"{word}"\n' for word in seen))


def dictionaries():
    names = [name for name in columns] + sorted({column for of in columns.values() for column in of})
    codes = [row[1] for row in rows_of(SOURCES / "ssda903" / "codes.csv")[1:]]
    dates = ["31/03/2026", "01/04/2025", "29/02/2024", "31/12/9999", "01/01/0001", "2024-02-29", "00/00/0000", "9999-12-31"]
    marks = ["=== ", "=== last/", "=== providers", "=== postcodes", ".csv", ".xml", ".zip", ",", ";", '"', '""', "<CHILD>", "</CHILD>", "sep=;"]
    urns = ["1234567", "SC000001", "XXXXXXX", "ZZ1 1AA", "UN1", "A123456789012"]
    words("ssda903", names + codes + dates + marks + urns)
    words("exchange", names + dates + marks)
    heads = ["URN", "Local authority", "Placement code", "Placement provider code", "Deregistration date",
             "Setting address postcode", "pcds", "cty", "laua", "oseast1m", "osnrth1m", "E10000003", "W06000008"]
    words("lists", heads + dates + marks + urns)
    fields = rows_of(SOURCES / "cin" / "fields.csv")[1:]
    elements = sorted({row[0] for row in fields} | {row[1] for row in fields} | {"Message", "Children", "Child"})
    elements = [element for element in elements if element.isidentifier()]
    opened = [f"<{element}>" for element in elements] + [f"</{element}>" for element in elements]
    words("cin_census", opened + [row[1] for row in rows_of(SOURCES / "cin" / "codes.csv")[1:]] + dates)
    book = ["<c r=\"A1\" t=\"s\">", "t=\"inlineStr\"", "<is><t>", "</t></is>", "<v>", "</v>", "</c>", "<row r=\"1\">", "</row>", "XFD1048576",
            "s=\"1\"", "t=\"d\"", "t=\"b\"", "t=\"e\"", "<mergeCell ref=\"A1:B2\"/>", "<dimension ref=\"A1:XFD1048576\"/>", "=== xl/sharedStrings.xml",
            "=== xl/worksheets/sheet1.xml", "=== xl/styles.xml", "<f>", "</f>", "t=\"shared\" si=\"0\" ref=\"A1:A9\"", "4294967295", "r=\"A0\""]
    words("workbook", book + heads + dates)
    figures = [cell for path in sorted((SAMPLES / "rotherham-2018").glob("*.csv")) for row in rows_of(path)[:3] for cell in row]
    words("published", [f"=== {path.name}" for path in sorted((SAMPLES / "rotherham-2018").glob("*.csv"))] + figures + dates)


looked_after()
tables_and_files()
workbooks()
census()
figures()
made_of_bytes()
dictionaries()
