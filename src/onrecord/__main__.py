"""`python -m onrecord` is the command `onrecord`."""

from onrecord.cli import main

raise SystemExit(main())
