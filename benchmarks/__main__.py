"""`python -m benchmarks [part …]`: measure, print ours, the limit's, the ratio and the goal."""

import argparse
import logging
import signal
import sys
from collections.abc import Iterator

from benchmarks import batch, desk, dossier, listing, overview, papers, preexaminations, report, searching, writing
from benchmarks.report import Figure

PARTS = ("search", "lists", "dashboard", "writes", "papers", "preexaminations")


def main() -> int:
    """Run the parts asked for, all of them unless told otherwise. Exit code 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="default: all")
    parser.add_argument("--cases", type=int, default=1_000_000, help="size of the large desk (default 1,000,000)")
    parser.add_argument("--seed", type=int, default=20260914)
    parser.add_argument("--postgres", action="store_true", help="search on a temporary PostgreSQL")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    asked = parser.parse_args()
    logging.disable(logging.INFO)
    # Told to stop it leaves nothing behind: neither a server nor a folder.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    results: dict[str, list[Figure]] = {}
    for title, figures in _run(asked.parts or list(PARTS), asked.cases, asked.seed, postgres=asked.postgres):
        results[title] = figures
        if not asked.json:
            print(report.table(title, figures), end="\n\n", flush=True)
    if asked.json:
        print(report.as_json(results))
    return int(any(figure.met is False for figures in results.values() for figure in figures))


def _run(parts: list[str], cases: int, seed: int, *, postgres: bool) -> Iterator[tuple[str, list[Figure]]]:
    title = f"search, {cases:,} cases"
    if postgres and "search" in parts:
        yield f"{title}, PostgreSQL", searching.run_on_postgres(cases, seed)
    elif "search" in parts and "lists" not in parts:
        yield title, searching.run(cases, seed)
    if "lists" in parts:
        few = listing.few(seed)
        with desk.temporary_desk(cases, seed):
            desk.index(cases)
            if "search" in parts and not postgres:
                yield title, searching.measure(seed)
            yield f"list page, {cases:,} cases", listing.many(few, cases)
    if "dashboard" in parts:
        yield (
            f"dashboard, {cases:,} cases{', PostgreSQL' if postgres else ''}",
            overview.run(cases, seed, postgres=postgres),
        )
    if "writes" in parts:
        yield f"acts by {writing.WRITERS} writers", writing.run(seed)
    if "preexaminations" in parts:
        yield f"log of {preexaminations.MANY:,} pre-examinations", preexaminations.run(seed)
    if "papers" in parts:
        yield "papers", papers.run(seed)
        yield "a file of forty pages", dossier.run()
        yield f"{batch.AGREEMENTS} agreements", batch.run()


if __name__ == "__main__":
    sys.exit(main())
