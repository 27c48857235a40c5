"""Words that are written with a full stop which does not end a sentence.

Sorted by what may follow them. Written without the last full stop; case matters, since "Gen." is
a rank and "gen" is none.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: always before a name, so never the end of a sentence
TITLES = _words(
    "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Gen Lt Col Capt Sgt Cpl Maj Adm Cmdr Comdr Brig Pvt "
    "Pte Sen Sens Rep Reps Gov Govs Pres Amb Supt Insp Det Rev Hon Msgr Fr Rt Atty Asst Dep "
    "Cllr Sgts Gens Cols"
)
#: always before what they point to
POINTERS = _words("v vs cf viz e.g i.e eg ie")
#: before a number; without one the sentence is over ("He said No.")
NUMBERED = _words(
    "No Nos no nos N° Art art Sec sec Vol vol Fig fig Ch ch para par pp p approx ca c est "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
#: in the middle or at the end; the next word decides
EITHER_WAY = _words(
    "Inc Corp Co co Cos Ltd Plc plc LLC Bros Jr Sr Esq St Mt Ft Ave Blvd Rd Hwy Dept Univ Assn "
    "Ph.D PhD al"
)
#: US states; only after a comma, a hyphen or a bracket ("Louisville, Ky.", "R-Ky."), since many
#: are words as well
STATES = _words(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb "
    "Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo"
)
#: after "a.m." and "p.m." these go on with the time
AFTER_HOUR = _words(
    "ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST Eastern Central Pacific "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Jan Feb Mar Apr Aug Sept Oct Nov Dec "
    "Moscow Beijing Kyiv Delhi"
)
#: brands with a mark of their own
EXCLAIMING_NAMES = _words("Yahoo Jeopardy")
#: words that, with a capital, start a sentence and no name
OPENERS = _words(
    "The A An This That These Those There Here He She It We They You I His Her Its Their Our My "
    "Your And But Or So Yet However Meanwhile Moreover Nevertheless Still Also Instead Then Now "
    "In On At By For From To With Without After Before Since When While Where As If Although "
    "Though Because Until Despite During Under Over Between Among Both Each Every Some Many Most "
    "Several Few All Another Other Others According Earlier Later Last Such What Who Why How "
    "Which Not Nor Once Only Even Just Today Yesterday Asked Speaking Nobody Everyone Someone "
    "One Two Three Click"
)
#: four letters or more, in lower case
SHORTENED = _words(
    "incl excl dept govt approx assn misc temp attn dist intl natl mgmt capt prof illus transl "
    "repr cert abbr spec tech univ corp bros acct appt"
)
