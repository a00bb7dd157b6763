/** What people, pasted texts and hostile programs put in fields. */
export const script = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
export const emojiAndRightToLeft = 'Åsa 👩🏽‍⚕️ مرحبا بالعالم שלום ‮'
export const withNullBytes = 'före\u0000efter'
export const muchTooLong = 'å'.repeat(30_000)

/** Days that are not there, or that nobody means. */
export const impossibleDays = ['2027-02-31', '2027-13-01', '0000-00-00', '99999-01-01', '31/2 2027', 'i morgon']

/** What an address may carry after its question mark. */
export const oddQueryValues = [
  '',
  '%00',
  '%FF%FE',
  '-1',
  '99999999999999999999',
  "' or 1=1 --",
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '__proto__',
  'a'.repeat(3000),
  '2027-02-31',
]

/** What an address may hold where an id or a key should be. */
export const oddParts = [
  'x',
  '%00',
  '%FF',
  '..%2F..%2Fetc%2Fpasswd',
  '01890000-0000-7000-8000-000000000000',
  '-1',
  'a'.repeat(2000),
]
