"""演示数据：invented people, firms and disputes of 2022 to 2026, the same every time, played through the operations.

Nothing here is real: names are put together from lists, numbers carry a division code that was never assigned.
"""
