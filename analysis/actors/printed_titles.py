"""Printed titles, and which offices they can mean: of a state, of a body, of a seat of government.

All titles are in plain lower case: "Secretary-General" is "secretary general".
"""

from __future__ import annotations

#: titles of a state -> the kinds of office they can mean
TITLE_OFFICES: dict[str, tuple[str, ...]] = {
    "president": ("head_of_state", "head_of_government"),
    "prime minister": ("head_of_government",),
    "premier": ("head_of_government",),
    "chancellor": ("head_of_government",),
    "taoiseach": ("head_of_government",),
    "king": ("head_of_state",),
    "queen": ("head_of_state",),
    "emperor": ("head_of_state",),
    "emir": ("head_of_state",),
    "sultan": ("head_of_state",),
    "monarch": ("head_of_state",),
    "head of state": ("head_of_state",),
    "head of government": ("head_of_government",),
    "crown prince": ("deputy", "head_of_government"),
    "vice president": ("deputy",),
    "deputy president": ("deputy",),
    "supreme leader": ("supreme_leader",),
    "foreign minister": ("foreign_minister",),
    "foreign affairs minister": ("foreign_minister",),
    "foreign secretary": ("foreign_minister",),
    "secretary of state": ("foreign_minister",),
    "external affairs minister": ("foreign_minister",),
    "minister of external affairs": ("foreign_minister",),
    "minister of foreign affairs": ("foreign_minister",),
    "minister for foreign affairs": ("foreign_minister",),
    "top diplomat": ("foreign_minister",),
    "defense minister": ("defense_minister",),
    "defence minister": ("defense_minister",),
    "minister of defense": ("defense_minister",),
    "minister of defence": ("defense_minister",),
    "minister for defence": ("defense_minister",),
    "defense secretary": ("defense_minister",),
    "defence secretary": ("defense_minister",),
    "secretary of defense": ("defense_minister",),
    "defense chief": ("defense_minister",),
    "pentagon chief": ("defense_minister",),
    "secretary general": ("head_of_body",),
    "pope": ("head_of_state",),
    "pontiff": ("head_of_state",),
    "leader": ("leader",),
    "strongman": ("leader",),
    "ruler": ("leader",),
    "dictator": ("leader",),
}
#: titles whose printed form must be the holder's own: a king is no president
EXACT = frozenset(
    {"president", "chancellor", "taoiseach", "king", "queen", "emperor", "emir", "sultan", "pope"}
    | {"crown prince"}
)
#: other titles of a state -> the holder's own title in the dictionary
OWN_TITLES: dict[str, str] = {
    "treasury secretary": "treasury secretary",
    "secretary of the treasury": "treasury secretary",
    "treasury chief": "treasury secretary",
    "attorney general": "attorney general",
    "national security adviser": "national security adviser",
    "national security advisor": "national security adviser",
    "homeland security secretary": "homeland security secretary",
    "secretary of homeland security": "homeland security secretary",
    "home secretary": "home secretary",
    "interior minister": "interior minister",
    "minister of the interior": "interior minister",
    "finance minister": "finance minister",
    "minister of finance": "finance minister",
    "economy minister": "economy minister",
    "chancellor of the exchequer": "chancellor of the exchequer",
    "army chief": "army chief",
    "chief of the general staff": "chief of the general staff",
    "governor general": "governor general",
    "house speaker": "house speaker",
    "chief executive": "chief executive",
}
#: titles behind a seat of government that speaks: "the [White House press secretary]"
SEAT_TITLES: dict[str, tuple[str, ...]] = {
    "press secretary": ("white house press secretary", "kremlin spokesman"),
    "spokesman": ("kremlin spokesman",),
    "spokeswoman": ("kremlin spokesman",),
    "spokesperson": ("kremlin spokesman",),
}
#: own title of an office of a state -> the body that it leads
LED_BODIES: dict[str, str] = {
    "cia director": "organization:central-intelligence-agency",
    "fbi director": "organization:federal-bureau-of-investigation",
    "federal reserve chair": "organization:federal-reserve",
    "secretary general of hezbollah": "group:hezbollah",
    "head of the hamas political bureau": "group:hamas",
    "hamas leader": "group:hamas",
    "leader of the taliban": "group:taliban",
    "leader of the houthis": "group:houthis",
    "commander of the rapid support forces": "group:rapid-support-forces",
}
_LED = frozenset(LED_BODIES)
_HEADS = _LED | {
    "secretary general", "president", "director general", "managing director",
    "commission chairperson",
}  # fmt: skip
_DIPLOMAT = frozenset({"high representative for foreign affairs"})
#: titles of a body -> the holder's own titles in the dictionary
BODY_TITLES: dict[str, frozenset[str]] = {
    "chief": _HEADS,
    "head": _HEADS,
    "boss": _HEADS,
    "leader": _LED,
    "commander": _LED,
    "secretary general": frozenset({"secretary general", "secretary general of hezbollah"}),
    "president": frozenset({"president"}),
    "director general": frozenset({"director general"}),
    "managing director": frozenset({"managing director"}),
    "director": frozenset({"cia director", "fbi director", "director general"}),
    "chairman": frozenset({"federal reserve chair", "commission chairperson"}),
    "chairwoman": frozenset({"federal reserve chair", "commission chairperson"}),
    "chairperson": frozenset({"commission chairperson"}),
    "chair": frozenset({"federal reserve chair", "commission chairperson"}),
    "commission chairperson": frozenset({"commission chairperson"}),
    "commission chair": frozenset({"commission chairperson"}),
    "commission chief": frozenset({"commission chairperson"}),
    "foreign policy chief": _DIPLOMAT,
    "foreign affairs chief": _DIPLOMAT,
    "top diplomat": _DIPLOMAT,
    "high representative": _DIPLOMAT | {"high representative"},
    "prosecutor": frozenset({"prosecutor"}),
    "chief prosecutor": frozenset({"prosecutor"}),
    "human rights chief": frozenset({"high commissioner for human rights"}),
    "rights chief": frozenset({"high commissioner for human rights"}),
    "high commissioner for human rights": frozenset({"high commissioner for human rights"}),
    "refugee chief": frozenset({"high commissioner for refugees"}),
    "high commissioner for refugees": frozenset({"high commissioner for refugees"}),
}
#: fields of ministers whom the dictionary does not know, or knows of few states
_FIELDS = (
    "agriculture", "communications", "commerce", "culture", "economic affairs", "education",
    "energy", "environment", "health", "home", "housing", "immigration", "industry", "information",
    "intelligence", "investment", "justice", "labor", "labour", "mines", "oil", "petroleum",
    "planning", "science", "sports", "technology", "tourism", "trade", "transport",
    "transportation", "water",
)  # fmt: skip
#: titles that a state always has: without a known holder they are a mention of the state
STATE_TITLES = frozenset(
    {f"{field} minister" for field in _FIELDS}
    | {f"minister of {field}" for field in _FIELDS}
    | {f"minister for {field}" for field in _FIELDS}
    | {f"{field} secretary" for field in ("commerce", "energy", "health", "justice", "labor")}
    | {"ambassador"}
)
#: offices that every state has, whether or not the dictionary knows who holds them
STATES_HAVE = frozenset(TITLE_OFFICES) | frozenset(OWN_TITLES) | STATE_TITLES
#: titles that one person of an article may bear: "Mayor Anna Brandt ... the mayor"
LOCAL_TITLES = frozenset(
    {"admiral", "ambassador", "archbishop", "bishop", "cardinal", "colonel", "commissioner"}
    | {"congressman", "congresswoman", "first minister", "general", "governor", "judge", "mayor"}
    | {"minister", "prosecutor", "senator", "sheriff", "speaker"}
)
#: every title that may stand alone
ALONE = frozenset(
    {*TITLE_OFFICES, *OWN_TITLES, *SEAT_TITLES, *BODY_TITLES, *STATE_TITLES, *LOCAL_TITLES}
)

#: titles that two bearers share: "Presidents Lee and Xi"
PLURAL_TITLES: dict[str, str] = {
    "presidents": "president",
    "prime ministers": "prime minister",
    "chancellors": "chancellor",
    "foreign ministers": "foreign minister",
    "defense ministers": "defense minister",
    "defence ministers": "defence minister",
    "ministers": "minister",
    "senators": "senator",
    "generals": "general",
    "governors": "governor",
    "premiers": "premier",
    "judges": "judge",
    "justices": "justice",
}
