import { oneLine } from './address.ts'

/**
 * Why a mail was not taken. `refused`: the server won't ever take it to this recipient. `later`: not now, but the server takes others.
 * `unreachable`: nobody answered, or the server refuses us rather than the mail.
 */
export interface Refusal {
  readonly code: 'refused' | 'later' | 'unreachable'
  /** The server's own words, or what happened on the way. */
  readonly said: string
}

/** What nodemailer says of a failure: the command that was answered, and the server's answer (RFC 5321), if there was one. */
export interface Failure {
  readonly message: string
  readonly code?: string | undefined
  readonly command?: string | undefined
  readonly responseCode?: number | undefined
  readonly response?: string | undefined
}

const longestSaid = 500
/** Said of the recipient, and of the mail itself. What is said earlier is said of us. */
const commandsOfMail = ['RCPT TO', 'DATA']
/** 421: closing down · 503: out of step · 530 to 538: who are you? */
const aboutUs = [421, 503, 530, 534, 535, 538]
/** Security or policy (RFC 3463, x.7.x): relaying denied, a full filter, a blocked network. The administrator can mend it, so it is tried again. */
const policy = /^5\d\d[ -]5\.7\./

/** What a failure means for the mail. Only what is said of the recipient or of the mail, and for good, makes it be given up. */
export function refusalOf(failure: Failure): Refusal {
  const { responseCode, command = '', response } = failure
  const said = oneLine(response ?? failure.message).slice(0, longestSaid)
  // Ours found the address or the mail impossible before it asked the server.
  if (command === 'API' && (failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE'))
    return { code: 'refused', said }
  if (!responseCode || aboutUs.includes(responseCode) || !commandsOfMail.includes(command))
    return { code: 'unreachable', said }
  return { code: responseCode >= 500 && !policy.test(response ?? '') ? 'refused' : 'later', said }
}
