import { type ProgrammeView, programmeTabs } from '#src/features/programmes/index.ts'
import { inLanguage } from '#src/platform/i18n/index.ts'
import type { Frame } from '#src/ui/frame.ts'
import {
  Empty,
  Form,
  FormButtons,
  type FormState,
  More,
  Page,
  PageHead,
  Section,
  Select,
  SubmitButton,
} from '#src/ui/index.ts'
import { commitmentPath } from '../commitment.ts'
import type { PartnerRole } from './applying.ts'
import { applicationsPath, standInsPath } from './paths.ts'
import type { Partner, StoodInItem } from './stand-ins.store.ts'

export interface StandInsOfRole {
  readonly role: PartnerRole
  readonly partners: readonly Partner[]
  readonly items: readonly StoodInItem[]
}

interface View {
  readonly frame: Frame
  readonly programme: ProgrammeView
  readonly roles: readonly StandInsOfRole[]
  readonly form: FormState
}

/** What the programme owes in place of somebody who has come since: handed over with one press for each role. */
export function StandInsPage({ frame, programme, roles, form }: View) {
  const { ui } = frame
  const title = ui.t('applying.stand-ins.title')
  return (
    <Page
      {...frame}
      title={title}
      programme={programmeTabs(ui, programme, 'waves')}
      crumbs={[{ label: ui.t('applying.title'), href: applicationsPath(programme.id) }, { label: title }]}
    >
      <PageHead ui={ui} title={title} line={ui.t('applying.stand-ins.line')} />
      {roles.length === 0 && <Empty title={ui.t('applying.stand-ins.none')} />}
      {roles.map((one) => (
        <OfRole {...{ frame, programme, form }} of={one} />
      ))}
    </Page>
  )
}

function OfRole({ frame, programme, of, form }: Omit<View, 'roles'> & { of: StandInsOfRole }) {
  const { ui } = frame
  const { role, partners, items } = of
  const [first] = partners
  return (
    <Section title={ui.t('applying.stand-ins.of-role', { count: items.length, role: ui.t(`applying.role.${role}`) })}>
      <More label={ui.t('applying.stand-ins.which')} open={items.length <= 10}>
        <ul>
          {items.map(({ id, title }) => (
            <li>
              <a href={commitmentPath(programme.id, id)}>{inLanguage(title, ui.lang)}</a>
            </li>
          ))}
        </ul>
      </More>
      <Form
        ui={ui}
        action={standInsPath(programme.id)}
        form={form}
        prefix={role}
        hidden={{ role, ...(partners.length === 1 && first && { party: first.id }) }}
      >
        {partners.length > 1 && (
          <Select
            ui={ui}
            name="party"
            label={ui.t('commitments.new-owner')}
            value={first?.id}
            options={partners.map(({ id, name }) => ({ value: id, label: name }))}
            prefix={role}
          />
        )}
        <FormButtons ui={ui}>
          <SubmitButton>
            {partners.length === 1 && first
              ? ui.t('applying.stand-ins.hand-over-to', { party: first.name })
              : ui.t('applying.stand-ins.hand-over')}
          </SubmitButton>
        </FormButtons>
      </Form>
    </Section>
  )
}
