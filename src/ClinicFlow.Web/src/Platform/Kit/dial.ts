/** tel: with digits only, as a softphone expects it. */
export const telephone = (phone: string) => `tel:${phone.replace(/[^+\d]/g, '')}`;

/** Hands an address to the telephone or mail program. A browser driven by a test has none, and its question about one would swallow every further key. */
export function dial(address: string) {
  if (!navigator.webdriver) window.location.href = address;
}
