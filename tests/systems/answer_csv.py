"""A vendor who works with tables: answers CSV questions of one calculation by asking a system.

    answer_csv.py CALCULATION xml|csv SYSTEM... < questions.csv > answers

Rows become NDJSON for the system's standard input; its answers become rows, or elements, again.
"""
import csv
import json
import subprocess
import sys
from xml.sax.saxutils import quoteattr, escape


def plain(cell):
    return json.loads(cell) if cell[0] in "[{" else cell


def question(row, calculation):
    facts = {name: plain(cell) for name, cell in row.items() if cell}
    question = {"id": facts.pop("id"), "calculation": calculation}
    if "readings" in facts:
        question["readings"] = facts.pop("readings")
    return question | {"facts": facts}


def ask(questions, system):
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    run = subprocess.run(system, input=lines, capture_output=True, text=True, check=False)
    return [json.loads(line) for line in run.stdout.splitlines()]


def cell(value):
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def write_csv(answers):
    names = sorted({name for answer in answers for name in answer.get("results", {})})
    out = csv.DictWriter(sys.stdout, ["id", *names, "refused", "error", "unsupported"])
    out.writeheader()
    for answer in answers:
        row = {name: cell(value) for name, value in answer.get("results", {}).items()}
        row["refused"] = answer.get("refused", {}).get("provision", "")
        row["error"] = answer.get("error", {}).get("fact", "")
        row["unsupported"] = "true" if answer.get("unsupported") else ""
        out.writerow(row | {"id": answer["id"]})


def result(name, value):
    if isinstance(value, dict):
        value = [value]
    if isinstance(value, list):
        content = "".join(f"<record>{results(each)}</record>" if isinstance(each, dict)
                          else f"<item>{escape(each)}</item>" for each in value)
    else:
        content = escape(value)
    return f"<result name={quoteattr(name)}>{content}</result>"


def results(members):
    return "".join(result(name, value) for name, value in members.items())


def outcome(answer):
    if "refused" in answer:
        return f"<refused provision={quoteattr(answer['refused']['provision'])}/>"
    if "error" in answer:
        return f"<error fact={quoteattr(answer['error']['fact'])}/>"
    return results(answer["results"]) if "results" in answer else "<unsupported/>"


def write_xml(answers):
    print('<answers xmlns="urn:etalon:answers:1">')
    for answer in answers:
        print(f"<answer id={quoteattr(answer['id'])}>{outcome(answer)}</answer>")
    print("</answers>")


calculation, form, *system = sys.argv[1:]
answers = ask([question(row, calculation) for row in csv.DictReader(sys.stdin)], system)
(write_csv if form == "csv" else write_xml)(answers)
