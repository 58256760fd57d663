/**
 * Supplier code of conduct, version 1. A buyer gets a copy of its own to edit; what is signed is that copy.
 * To be read by a lawyer before real use.
 */
export const nb = `---
key: code_of_conduct
version: 1
lang: nb
placeholders: [buyer_name, contact_email, whistleblowing_url]
---

# Etiske retningslinjer for leverandører

{{buyer_name}} («kunden») forventer at leverandører driver virksomheten lovlig, ærlig og med respekt for mennesker og miljø. Retningslinjene bygger på FNs Global Compact, FNs veiledende prinsipper for næringsliv og menneskerettigheter, ILOs kjernekonvensjoner og OECDs retningslinjer for flernasjonale selskaper om ansvarlig næringsliv.

## 1 Virkeområde og forpliktelse

1.1 Retningslinjene gjelder for leverandøren, selskaper som leverandøren kontrollerer, og alle som utfører arbeid på leverandørens vegne.

1.2 Leverandøren skal følge nasjonal lov, internasjonale standarder og disse retningslinjene. Ved motstrid gjelder den regelen som gir mennesker og miljø best vern, så langt loven tillater det.

1.3 Leverandøren skal gjøre retningslinjene kjent for egne ansatte på et språk de forstår.

1.4 Har leverandøren egne retningslinjer på samme nivå, kan kunden godta disse med de tilleggene kunden krever.

## 2 Lover og forretningsetikk

2.1 Leverandøren skal overholde alle lover og forskrifter som gjelder der virksomheten drives.

2.2 **Korrupsjon.** Leverandøren skal ikke tilby, love, gi, be om eller ta imot bestikkelser eller andre utilbørlige fordeler, verken direkte eller gjennom mellommenn. Tilretteleggingsbetalinger er også forbudt.

2.3 **Gaver og representasjon.** Gaver og arrangementer skal være beskjedne og åpne, og de skal ikke kunne påvirke beslutninger. De skal aldri gis i forbindelse med forhandlinger eller anbud.

2.4 **Hvitvasking.** Leverandøren skal ikke delta i eller medvirke til hvitvasking, terrorfinansiering eller skatteunndragelse, og skal kjenne sine forretningspartnere.

2.5 **Sanksjoner.** Leverandøren skal følge gjeldende handelssanksjoner og eksportkontroll.

2.6 **Interessekonflikter.** Leverandøren skal unngå situasjoner der private interesser kan påvirke forholdet til kunden, og melde fra dersom en slik situasjon oppstår.

2.7 **Fri konkurranse.** Leverandøren skal ikke samarbeide om priser, dele opp markeder, manipulere anbud eller bryte konkurransereglene på annen måte.

2.8 **Immaterielle rettigheter og fortrolighet.** Leverandøren skal respektere og sikre kundens rettigheter, forretningshemmeligheter og fortrolige opplysninger.

2.9 **Informasjonssikkerhet og personvern.** Leverandøren skal beskytte data og systemer mot misbruk, følge personvernreglene og varsle kunden uten ugrunnet opphold om hendelser som kan berøre kunden.

## 3 Kvalitet

3.1 Varer og tjenester skal oppfylle avtalte krav, lovens krav og relevante standarder.

3.2 Leverandøren skal ha et system for kvalitet som passer til leveransen, og legge fram sertifikater og dokumentasjon på prøving og sporbarhet når kunden ber om det.

3.3 Leverandøren skal melde fra om avvik og vesentlige endringer i produksjonen før levering, og om sikkerhetsmangler straks de oppdages.

## 4 Miljø

4.1 Leverandøren skal ha nødvendige tillatelser, forebygge forurensning og redusere avfall, vannforbruk, energibruk og klimagassutslipp.

4.2 Leverandøren skal ha miljømål og et miljøstyringssystem som passer til virksomheten.

4.3 **Kjemikalier.** Varer skal oppfylle REACH, RoHS og annet regelverk om kjemikalier. Leverandøren skal opplyse om stoffer på kandidatlisten når de utgjør mer enn 0,1 vektprosent av et produkt (hvert delprodukt regnes for seg).

4.4 **Avfall.** Farlig avfall skal håndteres trygt og leveres til godkjent mottak.

4.5 **Konfliktmineraler.** Inneholder varene tinn, tantal, wolfram, gull, kobolt, glimmer eller andre mineraler som omfattes av EMRT, skal leverandøren kartlegge opprinnelsen i tråd med OECDs veileder for ansvarlige mineralkjeder og levere oppdatert CMRT eller EMRT når kunden ber om det. Mineraler som finansierer væpnede grupper eller er knyttet til grove brudd på menneskerettighetene, skal ikke brukes.

4.6 **Natur og dyr.** Leverandøren skal unngå ulovlig hogst og skade på sårbar natur, og følge anerkjente normer for dyrevelferd der det er relevant.

## 5 Arbeidsforhold

5.1 **Barnearbeid.** Ingen skal ansettes før fylte 15 år, eller før den høyere minstealderen nasjonal lov fastsetter. Avdekkes barnearbeid, skal barnets beste gå foran, med skolegang og støtte fram til lovlig alder.

5.2 **Unge arbeidstakere.** Personer under 18 år skal ikke ha nattarbeid, overtid eller arbeid som kan skade helse, sikkerhet eller utvikling.

5.3 **Tvangsarbeid.** Alt arbeid skal være frivillig. Tvangsarbeid, gjeldsbinding, menneskehandel, ufrivillig fengselsarbeid og statlig pålagt arbeid er forbudt. Ingen skal måtte levere fra seg identitetspapirer eller betale for å få jobb.

5.4 **Organisasjonsfrihet.** Arbeidstakerne skal kunne organisere seg og forhandle kollektivt. Der loven begrenser denne retten, skal leverandøren legge til rette for fri og uavhengig representasjon.

5.5 **Arbeidsavtale.** Alle skal ha en skriftlig arbeidsavtale på et språk de forstår. Innleie, korte kontrakter og lærlingordninger skal ikke brukes for å omgå arbeidstakernes rettigheter.

5.6 **Lønn.** Lønnen skal minst tilsvare lovfestet minstelønn eller tarifflønn, dekke grunnleggende behov og utbetales regelmessig med spesifisert lønnsslipp. Bøter og ulovlige trekk er forbudt.

5.7 **Arbeidstid.** Arbeidstiden skal følge loven og normalt ikke overstige 48 timer i uken, eller 60 timer medregnet overtid. Overtid skal være frivillig og betales med tillegg. Alle skal ha minst ett døgn fri i løpet av sju dager.

5.8 **Helse og sikkerhet.** Arbeidsplassen skal være trygg, med risikovurdering, opplæring, verneutstyr, beredskap og frie rømningsveier. Det samme gjelder innkvartering som leverandøren stiller til rådighet.

## 6 Menneskerettigheter

6.1 Leverandøren skal respektere internasjonalt anerkjente menneskerettigheter og ikke medvirke til brudd på dem.

6.2 **Likebehandling.** Ingen skal diskrimineres på grunn av kjønn, alder, etnisk bakgrunn, religion, livssyn, funksjonsnedsettelse, seksuell orientering, kjønnsidentitet, graviditet, familiesituasjon, fagforeningsmedlemskap eller politisk syn.

6.3 **Trakassering.** Vold, trusler, seksuell trakassering og annen nedverdigende behandling er forbudt, og leverandøren skal handle straks det oppdages.

6.4 **Kultur og lokalsamfunn.** Leverandøren skal respektere kultur, religion, urfolks rettigheter og lokalsamfunns rett til land, vann og levebrød.

6.5 **Aktsomhetsvurderinger.** Leverandøren skal kartlegge, forebygge og redusere negative konsekvenser for mennesker i egen virksomhet og leverandørkjede, og bidra til gjenoppretting når skade har skjedd.

## 7 Varsling

7.1 Leverandøren skal ha en kanal der ansatte, innleide og andre berørte kan melde fra om kritikkverdige forhold, også anonymt der loven tillater det.

7.2 Gjengjeldelse mot den som varsler i god tro er forbudt.

7.3 Brudd på retningslinjene kan også meldes til kunden: {{whistleblowing_url}}

## 8 Underleverandører

8.1 Leverandøren skal stille tilsvarende krav til egne leverandører og følge dem opp ut fra risiko.

8.2 Leverandøren skal kjenne produsentene av varene og opplyse kunden om navn, sted og land når kunden ber om det.

8.3 Produksjon skal ikke flyttes eller settes bort til nye produsenter uten at kunden er informert.

## 9 Dokumentasjon, revisjon og innsyn

9.1 Leverandøren skal besvare egenvurderinger innen fristen og oppbevare dokumentasjon som viser at retningslinjene følges.

9.2 Kunden, eller en uavhengig tredjepart på kundens vegne, kan besøke og revidere leverandøren og, så langt det er mulig, underleverandører. Revisorer skal kunne snakke med arbeidstakere uten at ledelsen er til stede.

9.3 Leverandøren skal gi kunden de opplysningene som trengs for å oppfylle åpenhetsloven, og gi dem innen to uker når kunden skal besvare et informasjonskrav. Kunden må normalt svare innen tre uker.

9.4 Personopplysninger skal anonymiseres så langt som mulig før de deles.

## 10 Avvik og oppfølging

10.1 Leverandøren skal melde fra uten ugrunnet opphold om mistanke om alvorlige brudd.

10.2 Ved avvik skal leverandøren legge fram en forbedringsplan med tiltak, ansvarlig og frist. Etter en revisjon skal planen foreligge senest tre måneder etter at leverandøren har mottatt revisjonsrapporten, med mindre kunden fastsetter en kortere frist.

10.3 Nulltoleransebrudd, som barnearbeid, tvangsarbeid, livsfarlige forhold og korrupsjon, skal håndteres straks.

10.4 Kunden vil først søke forbedring gjennom dialog. Rettes ikke forholdet innen rimelig tid, eller er bruddet vesentlig, kan kunden avslutte samarbeidet. Før det skjer, skal konsekvensene for de berørte vurderes.

## 11 Signatur

11.1 Den som signerer, bekrefter at vedkommende har fullmakt til å forplikte leverandøren og har lest retningslinjene, og at leverandøren vil følge dem.

11.2 Spørsmål kan rettes til {{contact_email}}.

11.3 Retningslinjene finnes på norsk og engelsk. Ved motstrid gjelder den språkversjonen leverandøren har signert.
`;

export const en = `---
key: code_of_conduct
version: 1
lang: en
placeholders: [buyer_name, contact_email, whistleblowing_url]
---

# Supplier code of conduct

{{buyer_name}} ("the customer") expects suppliers to run their business lawfully, honestly and with respect for people and the environment. This code builds on the UN Global Compact, the UN Guiding Principles on Business and Human Rights, the ILO core conventions and the OECD Guidelines for Multinational Enterprises on Responsible Business Conduct.

## 1 Scope and commitment

1.1 The code applies to the supplier, companies it controls and anyone working on the supplier's behalf.

1.2 The supplier shall follow national law, international standards and this code. Where they differ, the rule that best protects people and the environment applies, as far as the law allows.

1.3 The supplier shall make the code known to its own employees in a language they understand.

1.4 If the supplier has its own code at the same level, the customer may accept it together with the additions the customer requires.

## 2 Law and business ethics

2.1 The supplier shall comply with all laws and regulations that apply where it operates.

2.2 **Corruption.** The supplier shall not offer, promise, give, request or accept bribes or other improper advantages, directly or through intermediaries. Facilitation payments are also prohibited.

2.3 **Gifts and hospitality.** Gifts and events shall be modest and transparent, and they shall not be able to influence decisions. They shall never be given in connection with negotiations or tenders.

2.4 **Money laundering.** The supplier shall not take part in or contribute to money laundering, terrorist financing or tax evasion, and shall know its business partners.

2.5 **Sanctions.** The supplier shall comply with applicable trade sanctions and export controls.

2.6 **Conflicts of interest.** The supplier shall avoid situations where private interests may affect the relationship with the customer, and report if such a situation arises.

2.7 **Fair competition.** The supplier shall not coordinate prices, share markets, rig bids or otherwise breach competition law.

2.8 **Intellectual property and confidentiality.** The supplier shall respect and safeguard the customer's rights, trade secrets and confidential information.

2.9 **Information security and privacy.** The supplier shall protect data and systems against misuse, comply with data protection law and notify the customer without undue delay of incidents that may affect the customer.

## 3 Quality

3.1 Goods and services shall meet agreed requirements, the law and relevant standards.

3.2 The supplier shall have a quality system that suits the delivery, and provide certificates and documentation of testing and traceability on request.

3.3 The supplier shall report non-conformities and material changes in production before delivery, and safety defects as soon as they are discovered.

## 4 Environment

4.1 The supplier shall hold the necessary permits, prevent pollution and reduce waste, water use, energy use and greenhouse gas emissions.

4.2 The supplier shall have environmental goals and an environmental management system that suits its business.

4.3 **Chemicals.** Goods shall comply with REACH, RoHS and other chemicals law. The supplier shall disclose candidate-list substances that make up more than 0.1 percent by weight of an article (each component article counted separately).

4.4 **Waste.** Hazardous waste shall be handled safely and delivered to an approved facility.

4.5 **Conflict minerals.** If the goods contain tin, tantalum, tungsten, gold, cobalt, mica or other minerals covered by the EMRT, the supplier shall map the origin in line with the OECD guidance on responsible mineral supply chains and provide an up-to-date CMRT or EMRT on request. Minerals that finance armed groups or are linked to gross human rights abuses shall not be used.

4.6 **Nature and animals.** The supplier shall avoid illegal logging and harm to vulnerable nature, and follow recognised animal welfare norms where relevant.

## 5 Working conditions

5.1 **Child labour.** No one shall be employed under the age of 15, or under the higher age set by national law. If child labour is found, the child's best interests come first, with schooling and support until the legal age.

5.2 **Young workers.** People under 18 shall not do night work, overtime or work that may harm their health, safety or development.

5.3 **Forced labour.** All work shall be voluntary. Forced labour, debt bondage, human trafficking, involuntary prison labour and state-imposed labour are prohibited. No one shall have to hand over identity papers or pay to get a job.

5.4 **Freedom of association.** Workers shall be able to organise and bargain collectively. Where the law limits this right, the supplier shall support free and independent representation.

5.5 **Employment contract.** Everyone shall have a written employment contract in a language they understand. Agency work, short contracts and apprenticeships shall not be used to evade workers' rights.

5.6 **Wages.** Pay shall at least match the statutory minimum wage or the collective agreement, cover basic needs and be paid regularly with an itemised payslip. Fines and unlawful deductions are prohibited.

5.7 **Working hours.** Working hours shall follow the law and normally not exceed 48 hours a week, or 60 hours including overtime. Overtime shall be voluntary and paid at a premium. Everyone shall have at least one full day off in seven.

5.8 **Health and safety.** The workplace shall be safe, with risk assessment, training, protective equipment, emergency preparedness and clear exits. The same applies to accommodation the supplier provides.

## 6 Human rights

6.1 The supplier shall respect internationally recognised human rights and not contribute to breaches of them.

6.2 **Equal treatment.** No one shall be discriminated against because of gender, age, ethnic background, religion, belief, disability, sexual orientation, gender identity, pregnancy, family situation, trade union membership or political opinion.

6.3 **Harassment.** Violence, threats, sexual harassment and other degrading treatment are prohibited, and the supplier shall act as soon as it is discovered.

6.4 **Culture and local communities.** The supplier shall respect culture, religion, the rights of indigenous peoples and local communities' rights to land, water and livelihood.

6.5 **Due diligence.** The supplier shall identify, prevent and reduce adverse impacts on people in its own business and supply chain, and contribute to remedy when harm has occurred.

## 7 Whistleblowing

7.1 The supplier shall have a channel where employees, agency workers and others affected can report concerns, anonymously where the law allows.

7.2 Retaliation against anyone who reports in good faith is prohibited.

7.3 Breaches of this code may also be reported to the customer: {{whistleblowing_url}}

## 8 Sub-suppliers

8.1 The supplier shall place equivalent requirements on its own suppliers and follow them up according to risk.

8.2 The supplier shall know the producers of the goods and give the customer their name, place and country on request.

8.3 Production shall not be moved or outsourced to new producers without informing the customer.

## 9 Documentation, audit and access

9.1 The supplier shall answer self-assessments by the deadline and keep documentation showing that the code is followed.

9.2 The customer, or an independent third party on its behalf, may visit and audit the supplier and, as far as possible, sub-suppliers. Auditors shall be able to speak with workers without management present.

9.3 The supplier shall give the customer the information needed to comply with the Norwegian Transparency Act, and shall give it within two weeks when the customer is to answer an information request. The customer must normally reply within three weeks.

9.4 Personal data shall be anonymised as far as possible before being shared.

## 10 Non-conformities and follow-up

10.1 The supplier shall report suspected serious breaches without undue delay.

10.2 In case of non-conformities, the supplier shall present an improvement plan with actions, a responsible person and deadlines. After an audit the plan shall be ready no later than three months after the supplier has received the audit report, unless the customer sets a shorter deadline.

10.3 Zero-tolerance breaches, such as child labour, forced labour, danger to life and corruption, shall be dealt with at once.

10.4 The customer will first seek improvement through dialogue. If the matter is not corrected within a reasonable time, or the breach is material, the customer may end the relationship. Before doing so, the consequences for those affected shall be considered.

## 11 Signature

11.1 The person who signs confirms that they are authorised to bind the supplier and have read the code, and that the supplier will follow it.

11.2 Questions may be sent to {{contact_email}}.

11.3 The code exists in Norwegian and English. If the versions differ, the version the supplier signed applies.
`;
