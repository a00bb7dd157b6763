import { config } from '@hotwired/turbo'
import { countChosen } from './bulk.ts'
import { fillComboboxes } from './combobox.ts'
import { keepDrafts } from './drafts.ts'
import { followLive } from './live.ts'
import { keepWhatIsTyped } from './morph.ts'
import { openAndClose } from './openers.ts'
import { usePasskeys } from './passkeys.ts'
import { searchWhileTyping } from './search.ts'
import { sendOnce } from './sending.ts'
import { searchByKey } from './shortcuts.ts'
import { suggestSimilar } from './similar.ts'
import { showCurrentTab } from './tabs.ts'
import { showToday } from './timeline.ts'
import { focusAndAnnounce } from './visits.ts'

// The button keeps focus while it waits, so that a reader is not thrown to the top of the page.
config.forms.submitter = 'aria-disabled'

sendOnce()
focusAndAnnounce()
keepWhatIsTyped()
keepDrafts()
openAndClose()
searchByKey()
searchWhileTyping()
countChosen()
showToday()
showCurrentTab()
followLive()
fillComboboxes()
usePasskeys()
suggestSimilar()
