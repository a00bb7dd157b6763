import { z } from 'zod'

export interface Config {
  readonly port: number
  readonly host: string
  /** Where people reach the product: base of links in mails; `https` makes cookies secure. */
  readonly publicUrl: URL
  /** Another PostgreSQL than the embedded one, or null. */
  readonly databaseUrl: string | null
  /** Folder of the embedded database and of uploaded files. */
  readonly dataFolder: string
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
  if (!read.success) throw new ConfigError(`${name} is "${value}": it must be ${form}.`)
  return read.data
}

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
  }
}
