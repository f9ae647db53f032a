"""The invented people of the demonstration; every name says that it is invented."""

SURNAMES = (
    "Ash-Sample", "Testerton", "Demo-Reid", "Mockford", "Fictitious", "Placehold", "Example-Khan", "Sampleton",
    "Demo-Lowe", "Trialwood", "Notreal", "Inventham", "Pretendley", "Specimen-Okoro", "Dummett-Test", "Fakenham-Demo",
    "Mock-Patel", "Samplewicz", "Trial-Ahmed", "Nonesuch", "Makebelieve", "Test-Osei", "Exampleby", "Imaginov",
)  # fmt: skip
FIRST_NAMES = (
    "Rowan", "Imani", "Kofi", "Zara", "Tomasz", "Ariana", "Sami", "Grace", "Finley", "Aisha", "Bethan", "Noor", "Leo",
    "Mila", "Idris", "Freya", "Jude", "Amara", "Theo", "Lena", "Yusuf", "Poppy", "Kai", "Ines", "Oskar", "Ruby",
)  # fmt: skip
CHAIRS = ("P. Example", "J. Placeholder", "T. Sample", "A. Specimen", "R. Dummy", "S. Mockup")
TEAM_MANAGERS = ("N. Invented", "C. Notional", "D. Pretend", "M. Sampler", "B. Trial", "E. Fictive")
SOCIAL_WORKERS = (
    "F. Testcase", "G. Mock", "H. Demo", "I. Sketch", "K. Draft", "L. Model", "O. Pattern", "Q. Dummy", "U. Trial",
    "V. Proxy",
)  # fmt: skip
CLERK, ADMIN = "Diary clerk (demonstration)", "Case progression (demonstration)"
RATIONALES = (
    "No sustained change since the last review: two missed core groups and a repeat of the concern that led to the "
    "plan. Child-focused timescale: {timescale}.",
    "Second review conference: actions of the plan drift and the risk remains as it was.",
    "Neglect of home conditions continues despite support; school reports tiredness and hunger.",
    "Domestic abuse reported again; the safety plan was not kept to.",
    "Parental substance misuse; three tests missed and no engagement with the service.",
    "Injury without a clear account; the family network cannot protect at present.",
)
RISKS = (
    "High: the child has come to harm and it is likely to happen again without a change of plan.",
    "Medium to high: protective factors at school, few at home.",
    "High: children were removed before, and there is no engagement so far.",
    "Medium: some change, not sustained; the risk rises at weekends.",
)
MORE_CHAIRS = ("O. Facsimile", "V. Pattern", "K. Mannequin", "D. Notreally")
MINUTE_TAKERS = ("Y. Notetaker (demonstration)", "Z. Scribe (demonstration)", "W. Jotter (demonstration)")
FAMILY_BEGINNINGS = (
    "Sample", "Mock", "Test", "Demo", "Trial", "Pretend", "Specimen", "Example", "Dummy", "Fiction", "Notreal",
    "Invent",
)  # fmt: skip
FAMILY_ENDINGS = (
    "ton", "ley", "smith", "ford", "worth", "field", "wick", "by", "man", "stead", "croft", "wood", "-Hall", "-Ali",
    "-Reid", "-Khan", "-Osei", "-Patel", "-Shah", "-Nowak", "-Jones", "-Okafor", "-Begum", "-Evans", "-Lowe", "-Clarke",
)  # fmt: skip
EMAIL_ENDING = "demonstration.invalid"
