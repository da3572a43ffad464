"""Taking the graph out."""

import rdflib

from tests.cli.running import Kg


def test_exports_are_written(full: Kg) -> None:
    turtle = full("export", "--format", "turtle").out
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) > 20
    target = full.store.parent / "graph.csv"
    ran = full("export", "--format", "csv", "-o", target)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith("Source,Target,")
    ran = full("export", "--format", "pdf")
    assert ran.code == 2
    assert ran.err == "kg: no format 'pdf'; there are turtle, nquads, jsonld, graphml, gexf, csv, geojson\n"


def test_the_page_is_written(full: Kg) -> None:
    target = full.store.parent / "page.html"
    ran = full("graph", "-o", target, "--around", "Abu Kamal", "--depth", "2")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert "Around Abu Kamal" in target.read_text(encoding="utf-8")
    assert full("graph").err == "kg: --output names the file to write; - is standard output\n"
    ran = full("graph", "-o", full.store.parent / "none" / "page.html")
    assert (ran.code, ran.err) == (1, f"kg: {full.store.parent}/none/page.html: No such file or directory\n")
