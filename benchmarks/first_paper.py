"""What a printing worker does for its first paper, as a process of its own: `python -m benchmarks.first_paper FILE`.

It imports what a worker imports and nothing else of the program, or the benchmark would time Flask."""

import os
import sys
from pathlib import Path

from mediation.documents.catalogue import FORMS
from mediation.documents.fonts.faces import configuration, folder

if __name__ == "__main__":
    os.environ["FONTCONFIG_FILE"] = str(configuration(folder()))
    from mediation.documents import render

    render.render(Path(sys.argv[1]).read_text(encoding="utf-8"), FORMS["agreement"].styles)
