"""密码：长度、常见密码、与本人本单位有关的词。复杂度按等级保护二级的通行要求（四类字符至少三类）。"""

import re

SHORTEST, LONGEST = 12, 1024
COMMON = (
    "password",
    "passw0rd",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "1q2w3e",
    "abc123",
    "admin",
    "letmein",
    "welcome",
    "iloveyou",
    "woaini",
    "5201314",
    "123456",
    "654321",
    "111111",
    "000000",
    "888888",
    "666666",
)
OFFICE = (
    "tongzhou",
    "nantong",
    "tiaojie",
    "zhishichanquan",
    "mediation",
    "jiafang",
    "通州",
    "南通",
    "调解",
    "知识产权",
)


def password_problem(password: str, *, context: tuple[str, ...] = ()) -> str | None:
    """Why a new password is refused, in one sentence, or None.

    At least 12 characters, at most 1,024; three of four kinds of characters, or 20 characters of any kind;
    no common password, office word or own name as its main part (more than half of it)."""
    if len(password) > LONGEST:
        return "密码太长。最多 1024 个字符。"
    if len(password) < SHORTEST:
        return f"密码只有 {len(password)} 个字符。至少 12 个。"
    if len(set(password)) < 5:
        return "密码里不同的字符太少。换一个。"
    kinds = sum(bool(re.search(kind, password)) for kind in (r"[a-z]", r"[A-Z]", r"\d", r"[^A-Za-z\d]"))
    if kinds < 3 and len(password) < 20:
        return "大写、小写、数字、符号，至少用三类；或者写到 20 个字符以上。"
    lowered = password.lower()
    for word in (*COMMON, *OFFICE, *(part.lower() for part in context)):
        if len(word) >= 2 and word in lowered and len(lowered.replace(word, "")) < SHORTEST - 4:
            return "密码里主要是常见词、单位名或自己的名字，容易猜中。换一个。"
    return None
