/** What the simulated partners say, in the sounds of `phonemes.ts`; above each line the German words. */
export const greetings: readonly string[] = [
  // Guten Tag zusammen.
  "g u: t @ n t 'a: k t s u z 'a m @ n",
  // Guten Tag, Frau Landrätin.
  "g u: t @ n t 'a: k , f R aU l 'a n t R E: t I n",
  // Guten Tag, ich bin da.
  "g u: t @ n t 'a: k , I C b I n d 'a:",
];

export const interjections: readonly string[] = [
  // Ja, genau.
  "j 'a: , g @ n 'aU",
  // Einverstanden.
  "'aI n f E6 S t a n d @ n",
  // Danke.
  "d 'a N k @",
  // Aha.
  "a h 'a:",
  // Das sehe ich auch so.
  "d a s z 'e: @ I C 'aU x z o:",
];

export const sentences: readonly string[] = [
  // Der Pegel steigt noch leicht.
  "d e:6 p 'e: g @ l S t 'aI k t n O x l 'aI C t",
  // Die Feuerwehr ist vor Ort.
  "d i: f 'OY 6 v e:6 I s t f o:6 'O R t",
  // Wir haben die Straße am Ufer gesperrt.
  "v i:6 h 'a: b @ n d i: S t R 'a: s @ a m 'u: f 6 g @ S p 'E R t",
  // Die Schulen bleiben morgen offen.
  "d i: S 'u: l @ n b l 'aI b @ n m 'O R g @ n 'O f @ n",
  // Wir brauchen noch Sandsäcke und zwei Pumpen.
  "v i:6 b R 'aU x @ n n O x z 'a n t z E k @ , U n t t s v aI p 'U m p @ n",
  // Bei uns ist die Lage ruhig.
  "b aI 'U n s I s t d i: l 'a: g @ R 'u: I C",
  // Ich melde mich, sobald sich etwas ändert.
  "I C m 'E l d @ m I C , z o b 'a l t z I C E t v a s 'E n d 6 t",
  // Vielen Dank für die schnelle Hilfe.
  "f 'i: l @ n d 'a N k f y:6 d i: S n 'E l @ h 'I l f @",
  // Die Brücke ist seit heute Morgen wieder frei.
  "d i: b R 'Y k @ I s t z aI t h 'OY t @ m 'O R g @ n , v i: d 6 f R 'aI",
  // Das Wasser geht langsam zurück.
  "d a s v 'a s 6 g e: t l 'a N z a m t s u R 'Y k",
  // Wir stimmen dem Vorschlag zu.
  "v i:6 S t 'I m @ n d e: m f 'o:6 S l a: k t s u:",
  // Die Turnhalle steht ab morgen bereit.
  "d i: t 'U R n h a l @ S t e: t a p m 'O R g @ n b @ R 'aI t",
];
