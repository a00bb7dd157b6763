/** What the tests read of a page: its forms with their fields, its links and its ids. The pages are our own, so a small reader will do. */
export interface SeenField {
  readonly name: string
  /** `text`, `hidden`, `date`, `select`, `textarea`, `radio`, `checkbox`, `file` … */
  readonly kind: string
  /** As the browser would send it; null for a box that is not checked. */
  readonly value: string | null
  readonly options: readonly string[]
  /** The page says that it must be filled in. */
  readonly required: boolean
  /** Asked for once, or never to be shown: a password, a code. */
  readonly secret: boolean
}

export interface SeenForm {
  readonly action: string
  readonly method: 'get' | 'post'
  readonly files: boolean
  readonly fields: readonly SeenField[]
}

type Attributes = Readonly<Record<string, string>>
type Tag = {
  readonly name: string
  readonly closing: boolean
  readonly attributes: Attributes
  readonly at: number
  readonly end: number
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
export const unescaped = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')

function* tagsOf(html: string): Generator<Tag> {
  for (const found of html.matchAll(/<(\/?)([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g)) {
    const attributes: Record<string, string> = {}
    for (const [, key = '', value = ''] of (found[3] ?? '').matchAll(/([^\s=]+)(?:="([^"]*)")?/g))
      attributes[key] = unescaped(value)
    yield {
      name: found[2] ?? '',
      closing: found[1] === '/',
      attributes,
      at: found.index,
      end: found.index + found[0].length,
    }
  }
}

/** @returns every form of the page, with the buttons that send a value of their own as separate forms. */
export function formsIn(html: string, path: string): SeenForm[] {
  const tags = [...tagsOf(html)]
  const forms: SeenForm[] = []
  const drafts = new Map<string, SeenField[]>()
  let open: {
    form: Omit<SeenForm, 'fields'>
    id: string
    fields: SeenField[]
    buttons: { action: string | undefined; field: SeenField | null }[]
  } | null = null
  for (const [index, tag] of tags.entries()) {
    const { name, closing, attributes } = tag
    if (name === 'form' && !closing) {
      const method = attributes.method?.toLowerCase() === 'post' ? 'post' : 'get'
      const form = {
        action: attributes.action || path,
        method,
        files: attributes.enctype === 'multipart/form-data',
      } as const
      open = { form, id: attributes.id ?? '', fields: [], buttons: [] }
    } else if (name === 'form' && open) {
      const sends = open.buttons.length > 0 ? open.buttons : [{ action: undefined, field: null }]
      for (const button of sends) {
        const fields = button.field ? [...open.fields, button.field] : open.fields
        if (open.id) drafts.set(open.id, open.fields)
        forms.push({ ...open.form, action: button.action ?? open.form.action, fields })
      }
      open = null
    } else if (!closing && isControl(tag)) {
      const field = fieldOf(html, tags, index)
      const elsewhere = attributes.form ? drafts.get(attributes.form) : undefined
      if (name === 'button')
        open?.buttons.push({ action: attributes.formaction, field: attributes.name ? field : null })
      else if (attributes.name) (elsewhere ?? open?.fields)?.push(field)
    }
  }
  return forms
}

const isControl = ({ name, attributes }: Tag): boolean =>
  ['input', 'select', 'textarea'].includes(name) || (name === 'button' && (attributes.type ?? 'submit') === 'submit')

function fieldOf(html: string, tags: readonly Tag[], index: number): SeenField {
  const tag = tags[index] as Tag
  const { attributes, name } = tag
  const base = {
    name: attributes.name ?? '',
    options: [] as string[],
    required: attributes['aria-required'] === 'true',
    secret: attributes.type === 'password' || attributes.autocomplete === 'one-time-code',
  }
  if (name === 'textarea') {
    const end = html.indexOf('</textarea>', tag.end)
    return { ...base, kind: 'textarea', value: unescaped(html.slice(tag.end, end)) }
  }
  if (name === 'select') {
    const rest = tags.slice(index + 1)
    const options = rest
      .slice(
        0,
        rest.findIndex((one) => one.name === 'select'),
      )
      .filter((one) => one.name === 'option' && !one.closing)
    const able = options.filter((one) => !('disabled' in one.attributes))
    const chosen = options.find((one) => 'selected' in one.attributes) ?? options[0]
    return {
      ...base,
      kind: 'select',
      value: chosen?.attributes.value ?? '',
      options: able.map((one) => one.attributes.value ?? ''),
    }
  }
  const kind = name === 'button' ? 'button' : (attributes.type ?? 'text')
  const isBox = kind === 'radio' || kind === 'checkbox'
  const value = isBox && !('checked' in attributes) ? null : (attributes.value ?? '')
  return { ...base, kind, value, options: isBox ? [attributes.value ?? 'on'] : [] }
}

/** Where the page's links lead, within the product. */
export const linksIn = (html: string): string[] => [
  ...new Set(
    [...tagsOf(html)].flatMap(({ name, attributes }) =>
      name === 'a' && attributes.href?.startsWith('/') ? [attributes.href.replace(/#.*$/, '')] : [],
    ),
  ),
]

export const idsIn = (html: string): ReadonlySet<string> =>
  new Set([...tagsOf(html)].flatMap(({ attributes }) => attributes.id ?? []))

/** The fields that the page's error summary leads to. */
export const summaryLinks = (html: string): string[] => {
  const [, summary = ''] = /data-error-summary[^>]*>([\s\S]*?)<\/div>/.exec(html) ?? []
  return [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
}
