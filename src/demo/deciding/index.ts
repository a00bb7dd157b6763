import { readFacts } from '#src/features/programmes/index.ts'
import type { Tx } from '#src/platform/database/index.ts'
import type { ExampleForum, ExampleQuestion, ExampleRisk } from '../texts/deciding-types.ts'
import { makeForums } from './forums.ts'
import { makeQuestions, setExamplePromises } from './questions.ts'
import { makeRisks, setExampleLevels } from './risks.ts'
import type { Deciding } from './scene.ts'

export interface DecidingTexts {
  readonly forums: readonly ExampleForum[]
  readonly risks: readonly ExampleRisk[]
  readonly questions: readonly ExampleQuestion[]
}

/** Working days back that the promises of an answer were made. */
const promised = 100

/** Who decides, what might go wrong, and what has been asked: the forums `steering` and `tactical` must be among those of the texts. */
export async function loadDeciding(tx: Tx, scene: Omit<Deciding, 'programme'>, texts: DecidingTexts): Promise<void> {
  const whole = { ...scene, programme: await readFacts(tx, scene.founded.id) }
  const forums = await makeForums(tx, whole, texts.forums)
  await setExampleLevels(tx, whole, forums)
  await setExamplePromises(tx, whole, forums.id('tactical'), promised)
  await makeRisks(tx, whole, forums, texts.risks)
  await makeQuestions(tx, whole, forums, texts.questions)
}
