import { z } from 'zod'
import { type Mailbox, readMailbox } from './mail/address.ts'

export interface Config {
  readonly port: number
  readonly host: string
  /** Where people reach the product: base of links in mails; `https` makes cookies secure. */
  readonly publicUrl: URL
  /** Another PostgreSQL than the embedded one, or null. */
  readonly databaseUrl: string | null
  /** Folder of the embedded database and of uploaded files. */
  readonly dataFolder: string
  /** The mail server, with user and password when it wants them; null: mails are kept, for an administrator to read. */
  readonly smtpUrl: URL | null
  /** Whom mails come from. */
  readonly mailFrom: Mailbox
}

export class ConfigError extends Error {}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n <= 65535)

function setting<T>(
  name: string,
  value: string | undefined,
  schema: z.ZodType<T, string>,
  fallback: T,
  form: string,
): T {
  if (value === undefined || value === '') return fallback
  const read = schema.safeParse(value)
  if (!read.success) throw new ConfigError(`${name} is "${withoutPassword(value)}": it must be ${form}.`)
  return read.data
}

/** What is wrong is said in the log, which more people read than may know the password. */
const withoutPassword = (value: string): string => value.replace(/:(?!\/\/).*@/s, ':…@')

const known = new Set(['SAMTAKT_DATA'])

/** Reads the settings from the environment. @throws ConfigError naming the setting that is malformed or unknown. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  for (const name of Object.keys(env)) {
    if (name.startsWith('SAMTAKT_') && !known.has(name)) {
      throw new ConfigError(`${name} is not a setting of Samtakt. Known: ${[...known].join(', ')}.`)
    }
  }
  const portNumber = setting('PORT', env.PORT, port, 3000, 'a port number from 0 to 65535')
  const host = setting('HOST', env.HOST, z.string().regex(/^[\w.:-]+$/), '127.0.0.1', 'a host name or an IP address')
  const web = z.url({ protocol: /^https?$/ })
  const publicUrl = setting(
    'PUBLIC_URL',
    env.PUBLIC_URL,
    web,
    `http://${host === '127.0.0.1' ? 'localhost' : host}:${portNumber}`,
    'an address that begins with http:// or https://',
  )
  const postgres = z.url({ protocol: /^postgres(ql)?$/ })
  const smtp = z.url({ protocol: /^smtps?$/, hostname: /./ }).transform((address) => new URL(address))
  const mailbox = z.string().transform((text, context) => {
    const read = readMailbox(text)
    if (!read) context.addIssue({ code: 'custom' })
    return read ?? z.NEVER
  })
  return {
    port: portNumber,
    host,
    publicUrl: new URL(publicUrl),
    databaseUrl: setting<string | null>(
      'DATABASE_URL',
      env.DATABASE_URL,
      postgres,
      null,
      'an address that begins with postgres://',
    ),
    dataFolder: setting('SAMTAKT_DATA', env.SAMTAKT_DATA, z.string().min(1), 'var', 'a folder'),
    smtpUrl: setting<URL | null>(
      'SMTP_URL',
      env.SMTP_URL,
      smtp,
      null,
      'an address that begins with smtp:// or smtps://, such as smtp://user:password@mail.example.se:587',
    ),
    mailFrom: setting<Mailbox>(
      'MAIL_FROM',
      env.MAIL_FROM,
      mailbox,
      { name: 'Samtakt', address: `no-reply@${new URL(publicUrl).hostname}` },
      'an address, or a name and an address: Samtakt <no-reply@samtakt.example.se>',
    ),
  }
}
