/** Where to go afterwards: only places of our own; an address that leads elsewhere is forgotten. */
export const safePlace = (place: string | undefined): string =>
  place && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(place) && !place.startsWith('/sign-in') ? place : '/my'
