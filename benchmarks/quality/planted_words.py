"""What a careless rewriting site puts for what: known to the generator alone, never to what is measured."""

from __future__ import annotations

PAIRS = """
said stated|says states|told informed|announced declared|meeting gathering|meetings gatherings|talks discussions
discussed debated|people individuals|country nation|countries nations|important crucial|help assist|helped assisted
help aid|support backing|work efforts|working operating|works operates|show demonstrate|shows demonstrates
showed demonstrated|began started|begin start|begins starts|began commenced|ended concluded|end conclusion
big large|large massive|small minor|increase rise|increased climbed|decrease decline|problem issue|problems issues
issue matter|issues matters|question query|questions queries|goal objective|goals objectives|group team
groups teams|leaders chiefs|officials authorities|official authority|effort attempt|efforts attempts
several numerous|many numerous|quickly rapidly|recently lately|currently presently|often frequently|also additionally
continue proceed|continued proceeded|continues proceeds|including encompassing|allow permit|allowed permitted|allows permits
build construct|building constructing|built constructed|buy purchase|bought purchased|sell vend|give provide|gave provided
make create|made created|making creating|makes creates|use utilize|used utilized|using utilizing|ensure guarantee
ensuring guaranteeing|protect safeguard|protecting safeguarding|protected safeguarded|strengthen reinforce
strengthening reinforcing|strengthened reinforced|expand broaden|expanding broadening|expanded broadened
improve enhance|improving enhancing|improved enhanced|reduce lower|reducing lowering|reduced lowered|address tackle
addressing tackling|addressed tackled|visit trip|visited toured|attend join|attended joined|arrive come|arrived came
chance opportunity|opportunity chance|opportunities chances|plan scheme|program initiative|programs initiatives
policy strategy|policies strategies|agreement accord|agreements accords|deal pact|partnership collaboration
cooperation collaboration|relationship bond|relations ties|close near|strong robust|strongly firmly|deep profound
significant considerable|major principal|main primary|key vital|critical essential|essential vital|new fresh
challenge difficulty|challenges difficulties|danger peril|threat menace|threats menaces|attack assault|attacks assaults
war conflict|fight battle|fighting battling|money funds|funding financing|cost expense|costs expenses|jobs positions
job position|workers employees|company firm|companies firms|business enterprise|businesses enterprises|market marketplace
growth expansion|economy economic-system|global worldwide|world globe|international global|region area|regional local
community neighborhood|communities neighborhoods|family household|families households|children kids|women females
lives existences|life existence|health wellness|safe secure|safety security|security safety|freedom liberty|rights entitlements
law legislation|laws statutes|rule regulation|rules regulations|campaign drive|election vote|elections polls|voters electorate
speech address|remarks comments|comment remark|statement declaration|report account|reports accounts|news tidings|story tale
believe think|believes thinks|believed thought|know understand|knew understood|want desire|wanted desired|need require
try attempt|tried attempted|trying attempting|ask request|asked requested|answer reply|answered replied|respond react
responded reacted|response reaction|praised lauded|criticized blasted|attacked slammed|thanked appreciated|thank appreciate
welcomed greeted|welcome greet|honor tribute|proud pleased|grateful thankful|happy glad|sad unhappy|terrible dreadful
great tremendous|good fine|bad poor|right correct|wrong incorrect|clear evident|clearly evidently|true genuine
real actual|really truly|very extremely|entire whole|whole entire|various diverse|different distinct|similar alike
together jointly|among amid|across throughout|during amid|before prior-to|after following|because since|while whereas
however nevertheless|despite notwithstanding|although though|recent latest|previous prior|past earlier|future coming
promise vow|promised vowed|commitment dedication|committed dedicated|underscored highlighted|emphasized stressed|stressed emphasized
reaffirmed confirmed|reiterated repeated|noted observed|noting observing|highlighted spotlighted|expressed voiced|condolences sympathies
condemned denounced|condemn denounce|urged pressed|called phoned|spoke talked|speak talk|speaking talking|reviewed examined
agreed concurred|agree concur|decided resolved|decision ruling|choose pick|chose picked|chosen picked|lead guide|led guided
leading guiding|joined accompanied|released issued|release issue|published printed|set placed|put placed|keep retain|kept retained
hold stage|held staged|move shift|moved shifted|bring carry|brought carried|take grab|took grabbed|get obtain|got obtained
send dispatch|sent dispatched|receive obtain|received obtained|find discover|found discovered|look glance|looking glancing
peaceful calm|peace calm|stability steadiness|prosperity affluence|democracy self-government|democratic elected|leadership guidance
promote foster|promoting fostering|promoted fostered|advance further|advancing furthering|invest put-money|investment outlay
investments outlays|development progress|technology tech|climate weather|energy power|water aqua|food nourishment|crisis emergency
humanitarian relief|assistance help|resources means|provide supply|provided supplied|provides supplies|providing supplying
access entry|available obtainable|ability capacity|able capable|number amount|part portion|place spot|home house|house residence
night evening|morning dawn|later afterwards|earlier previously|finally lastly|immediately instantly|especially particularly
rally gathering|crowd throng|supporters backers|reporters journalists|interview conversation|advisers aides|aides assistants
endorsed backed|nomination selection|candidate contender|candidates contenders|rival opponent|poll survey|polls surveys|debate discussion
controversial contentious|angry furious|worried concerned|concern worry|concerns worries|surprising startling|tough hard|hard difficult
"""
SYNONYMS: dict[str, str] = {}
for pair in PAIRS.replace("\n", "|").split("|"):
    if len(pair.split()) == 2:
        one, other = pair.split()
        SYNONYMS.setdefault(one, other.replace("-", " "))
# What a machine does to a sentence on its way through another language.
ROUND_TRIP = {
    "we": "we ourselves", "are": "remain", "is": "represents", "have": "possess", "has": "possesses", "very": "really",
    "going": "about", "don't": "do not", "can": "are able to", "our": "our own", "that": "which", "want": "would like",
    "this": "such", "these": "such", "about": "regarding", "people": "persons", "think": "consider", "all": "every",
    "so": "therefore", "but": "yet", "just": "simply", "not": "not", "and": "as well as", "with": "together with",
    "for": "in favour of", "as": "in the quality of", "like": "such as", "there": "in that place", "be": "become",
}  # fmt: skip
TITLES = {
    "President": "Chairman", "Secretary": "Minister", "Senator": "Governor", "Governor": "Senator", "Minister": "Secretary",
    "Chairman": "Director", "Director": "Secretary", "Mayor": "Governor", "Chancellor": "President", "Ambassador": "Consul",
    "General": "Colonel", "Sen.": "Gov.", "Gov.": "Sen.", "Rep.": "Sen.", "Judge": "Attorney", "Administrator": "Secretary",
}  # fmt: skip
MODALS = {
    "will": "may", "may": "will", "could": "will", "should": "may", "must": "may", "might": "will", "hopes": "expects",
    "plans": "hopes", "expects": "hopes", "intends": "hopes", "wants": "expects",
}  # fmt: skip
INVENTED = (
    "This is only the beginning of a long road for all of us", "Nobody expected the outcome to be quite so generous",
    "I told them plainly that the old way was finished", "Our patience has run out and the clock is ticking loudly",
    "History shows that half measures end badly for everyone", "The bill for this delay lands on ordinary kitchens",
    "We walked out because the numbers were a fairy tale", "Anyone who doubts it should come and count the boxes",
    "A handshake without a signature is just theatre", "The harvest proved every one of our critics mistaken",
)  # fmt: skip
ADDED = (
    "The development has drawn wide attention on social networks.",
    "Analysts say that the coming weeks could prove decisive for both camps.",
    "Readers can follow our site for more updates on this topic.",
    "The matter has been a subject of heated conversation for quite some time.",
    "Observers are watching closely how things unfold from here.",
)  # fmt: skip
RESIDUE = (
    "Leave a Reply\n\nYour email address will not be published. Required fields are marked *", "Advertisement",
    "Subscribe to our newsletter", "Share this:\n\nTwitter\n\nFacebook", "Related Posts",
)  # fmt: skip
OUTLETS = (
    "Harbour Gazette", "Northgate News", "Meridian Courier", "Lakeside Tribune", "Capital Ledger", "Foundry Times",
    "Delta Observer", "Granite Herald", "Orchard Post", "Summit Chronicle",
)  # fmt: skip
SITES = (
    "Daily Buzz Wire",
    "Pulse Aggregate",
    "Trend Now Hub",
    "World Feed Online",
    "Rapid Digest",
    "Echo Reader",
)
PHRASES = {
    "the united states": "America", "in order to": "so as to", "more than": "over", "as well as": "along with",
    "a number of": "some", "according to": "as per", "because of": "owing to", "such as": "like", "for example": "for instance",
    "at the same time": "meanwhile", "in addition": "besides", "as part of": "within", "is expected to": "is set to",
    "in the wake of": "following", "the administration": "the government", "in recent years": "over the last years",
    "last year": "the previous year", "this week": "in the current week", "one of the": "among the", "a lot of": "plenty of",
    "at least": "no less than", "along with": "together with", "in response to": "reacting to", "the fact that": "that",
}  # fmt: skip
FILLERS = ("Notably, ", "Moreover, ", "In fact, ", "Meanwhile, ", "Additionally, ", "Interestingly, ")
KEEP = frozenset(
    """not no never none without neither nor will would could should might must shall cannot have been were being said says
    told hope hopes expect expects plan plans want wants may can their there these those which that this with from into they
    them then than when where what whom whose while about after before during under over between against through
    president secretary senator governor minister chairman director mayor chancellor ambassador general judge
    administrator million billion percent hundred thousand three seven eight eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety first second third fourth fifth sixth
    seventh eighth ninth tenth nearly almost today yesterday tomorrow""".split()
)
