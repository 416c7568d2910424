"""Invented words, names and sentences: seeded, distributed like language (few words often, many rarely)."""

import random
from itertools import accumulate

_LINES = ("家纺", "纺织", "布艺", "床品", "印染", "绣品", "寝具", "家居", "面料", "数码印花")
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹曾田董袁潘于蒋蔡余杜叶程苏魏吕丁任单仇解区查"
_STOPS = "，，，。，；，。"


def common_signs() -> str:
    """The 3,755 characters of GB 2312's first level."""
    codes = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return "".join(code.decode("gb2312", errors="ignore") for code in codes)


class Language:
    """An invented vocabulary of `size` words of two to four characters, the n-th about 1/n as frequent as the
    first, and a stock of sentences made of it."""

    def __init__(self, seed: int, size: int = 30_000, sentences: int = 60_000) -> None:
        self.random = random.Random(seed)
        signs = list(common_signs())
        self.random.shuffle(signs)
        self.signs = signs[:1800]
        often = list(accumulate(1 / (rank + 20) for rank in range(len(self.signs))))
        # Frequent words are short, as in any Chinese text.
        lengths = [
            self.random.choices((2, 3, 4), (95, 4, 1) if at < size // 20 else (70, 16, 14))[0] for at in range(size)
        ]
        self.words = ["".join(self.random.choices(self.signs, cum_weights=often, k=length)) for length in lengths]
        self._often = list(accumulate(1 / (rank + 10) for rank in range(size)))
        self.sentences = [self._sentence() for _ in range(sentences)]

    def _sentence(self) -> str:
        words = self.random.choices(self.words, cum_weights=self._often, k=self.random.randint(5, 9))
        return "".join(words) + self.random.choice(_STOPS)

    def word(self, *, rare: bool = False) -> str:
        """A word, by frequency; a `rare` one evenly from the last half."""
        if rare:
            return self.random.choice(self.words[len(self.words) // 2 :])
        return self.random.choices(self.words, cum_weights=self._often)[0]

    def facts(self) -> str:
        """About 160 characters: sentences, a day, an amount."""
        parts = self.random.choices(self.sentences, k=self.random.randint(6, 9))
        day = f"2026年{self.random.randint(1, 12)}月{self.random.randint(1, 28)}日，"
        return day + "".join(parts) + f"要求赔偿{self.random.randint(1, 90) * 1000}元。"

    def firm(self) -> str:
        """A firm's or shop's name."""
        core = "".join(self.random.choices(self.signs, k=2))
        return f"南通{core}{self.random.choice(_LINES)}有限公司"

    def short(self, firm: str) -> str:
        """A firm's short name as titles have it."""
        return firm.removeprefix("南通").removesuffix("有限公司")

    def person(self) -> str:
        """A person's name of two or three characters."""
        return self.random.choice(_SURNAMES) + "".join(self.random.choices(self.signs, k=self.random.randint(1, 2)))
