import { Day, Empty, Section } from '#src/ui/index.ts'
import { commitmentPath } from '../commitment.ts'
import type { ItemView } from './item-view.ts'

/** Every version handed over, newest first, with its link, note or file. */
export const ItemVersions = ({ frame: { ui }, programme, item }: ItemView) => (
  <Section title={ui.t('commitments.versions')}>
    {item.deliveries.length === 0 ? (
      <Empty title={ui.t('commitments.versions-none')} />
    ) : (
      <ol class="history" reversed>
        {item.deliveries.map((version) => (
          <li>
            <p>
              <b>
                {version.label
                  ? ui.t('commitments.version-label', { label: version.label })
                  : ui.t('commitments.version', { number: version.number })}
              </b>{' '}
              · <Day ui={ui} date={version.deliveredOn} />
              {version.by && ` · ${version.by}`}
            </p>
            {version.note && <p class="prose">{version.note}</p>}
            {version.link && (
              <p>
                <a href={version.link} rel="noreferrer nofollow">
                  {version.link}
                </a>
              </p>
            )}
            {version.file && (
              <p>
                <a href={`${commitmentPath(programme.id, item.id)}/deliveries/${version.id}/file`} data-turbo="false">
                  {version.file.name}
                </a>{' '}
                <span class="quiet">{ui.t('commitments.file-size', { size: sizeInWords(version.file.size) })}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    )}
  </Section>
)

const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
