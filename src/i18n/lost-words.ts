/** What is said where the rest of our words may be what did not arrive: the script tag's own entry holds these. */
export const lostWords = {
  en: { 'ui/lost': 'Part of this page did not arrive. Try again' },
  de: { 'ui/lost': 'Ein Teil der Seite ist nicht angekommen. Noch einmal' },
  fr: { 'ui/lost': 'Une partie de la page n’est pas arrivée. Réessayer' },
} as const;
