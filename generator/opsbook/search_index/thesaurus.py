"""Words that people of any trade use for one another when they ask: what a title calls one, a question calls the other.

Each line is a group. They only lend a hand: a page with the very word comes first. What a trade calls its own things
belongs into a glossary's ``also_called``.
"""

from __future__ import annotations

_GROUPS = """
abandon discontinue quit
abroad foreign overseas
accessibility accessible blind disability
accident mishap
achieve attain reach
acquire buy order procure purchase
add append include insert
address contact
addressee recipient
ads advert advertisement advertising
advice guidance recommendation
agree approve authorise greenlight sanction
aim goal objective purpose target
alarm alert alerting warning
allowance quota
allowed lawful permissible permitted
alter amend edit modify
announce inform notify
annual yearly
answer reply response
app application software
apply ask request
appoint assign nominate
appraise assess evaluate judge
archive backup
arrange organise schedule
arrive receive
assistance support
attempt try
audience segment
authority regulator
automated automatic
badly poorly
ban forbid prohibit
begin commence launch start
beginner joiner newcomer starter
behind delay late overdue
bill invoice
boss head lead manager supervisor
breach exposed leak leaked
break damage harm ruin
budget funds money
bug error failure fault
business company firm organisation
calculate compute
cancel terminate
cap limit maximum restriction
categorise classify
check inspect validate verify
choose decide pick select
clean cleanse tidy
client customer shopper
coach mentor teach train
colleague coworker teammate
collect gather
combine join unify
commitment promise
compare comparison
competence skill
complaint criticism
compliment praise
computer laptop
conceal hide
confidential sensitive
confidentiality privacy
connect integrate link
consent permission permit
contractor freelancer outsource
copy duplicate
cost expense pay price spend
costly expensive
country market nation
crash crashed
create make produce
credential key secret token
cut lower reduce
danger hazard threat
dashboard report
database warehouse
dawn morning
deadline due
debate discuss
decline decrease drop fall fell shrink
defer postpone
delete erase purge remove wipe
deliver delivery
depart leave resign
depend rely
dependable reliable
describe explain
design layout
device gadget
difference discrepancy gap
digit figure number
divide split
document paper
down offline outage unavailable unreachable
draft write
duty obligation responsibility
e-mail mail mailing newsletter
earn income revenue turnover
edition version
effect impact
emergency urgent
employ hire recruit
employee personnel staff worker
enhance improve
enlarge expand grow
enquiry inquiry submission
evening night
event happening
evidence proof
exact precise
examine investigate
excel file spreadsheet
expert specialist
expertise know-how knowledge
extension renew renewal
external outsider
fast quick rapid speed speedy
fewer less
fix mend recover repair restore
forecast predict prediction
form questionnaire
fraud scam
freeze hang hung stuck
frequency often
glitch issue problem
goods product
guide handbook instruction manual tutorial
halt pause stop suspend
holiday vacation
illegal unlawful
image photo picture
increase raise
intern trainee
job task
keep retain store
label mark
law legal legislation regulation
learn learning
lease rent
least minimum
leaver leaving offboarding
live real-time
log record
log-in login sign-in sign-on
margin profit
meeting session
migrate migration move transfer
mobile phone smartphone
monitor observe watch
month monthly
norm standard
obsolete outdated stale
odd strange unusual weird
opt-in sign-up subscribe
opt-out unsubscribe
overview summary
own possess
page webpage website
performance results
phase stage
pilot trial
plan roadmap
platform system
policy rule
poll survey
portion share
preparation prepare
prerequisite requirement
present presentation
prioritise priority
procedure process workflow
programme scheme
protect safeguard
provide supply
provider supplier vendor
publish release
punctual timely
quarter quarterly
query question
rating score
recall retract
recommend suggest
redo repeat
refuse reject rejected
region territory
rename renamed
replace substitute swap
revert rollback undo
roster rota shift
safe secure
sale sales
sample subset
save saving
sign-off signature
size volume
slow sluggish
sms text
sort type
subject topic
success win
sum total
traffic visitor
translate translation
unused useless
value worth
week weekly
"""


def groups() -> list[list[str]]:
    """The words of each group."""
    return [group.split() for group in _GROUPS.strip().splitlines()]
