import type { ExampleWave } from './types.ts'

/** All 49 municipalities, each association's in a wave of its own; departments and private providers follow from wave 2. */
export const healthRecordWaves: readonly ExampleWave[] = [
  {
    name: 'Etapp 1: Sjuhärad',
    about:
      'De åtta kommunerna i Sjuhärad börjar. Regionens verksamheter följer när de första månaderna är utvärderade.',
    municipalities: ['Bollebygd', 'Borås', 'Herrljunga', 'Mark', 'Svenljunga', 'Tranemo', 'Ulricehamn', 'Vårgårda'],
    others: [],
  },
  {
    name: 'Etapp 2: Skaraborg',
    about: 'Skaraborgs femton kommuner och den sjukvård som ligger dem närmast.',
    municipalities: [
      'Essunga',
      'Falköping',
      'Grästorp',
      'Gullspång',
      'Götene',
      'Hjo',
      'Karlsborg',
      'Lidköping',
      'Mariestad',
      'Skara',
      'Skövde',
      'Tibro',
      'Tidaholm',
      'Töreboda',
      'Vara',
    ],
    others: [
      { name: 'Närsjukvården', kind: 'department' },
      { name: 'Exempelvården Väst', kind: 'private-provider' },
    ],
  },
  {
    name: 'Etapp 3: Fyrbodal',
    about: 'Fyrbodals fjorton kommuner, med sjukhusen som de delar patienter med.',
    municipalities: [
      'Bengtsfors',
      'Dals-Ed',
      'Färgelanda',
      'Lysekil',
      'Mellerud',
      'Munkedal',
      'Orust',
      'Sotenäs',
      'Strömstad',
      'Tanum',
      'Trollhättan',
      'Uddevalla',
      'Vänersborg',
      'Åmål',
    ],
    others: [
      { name: 'Sjukhusen i väster', kind: 'department' },
      { name: 'Exempelomsorgen', kind: 'private-provider' },
    ],
  },
  {
    name: 'Etapp 4: Göteborgsregionen',
    about: 'Göteborgsregionens tolv kommuner och de verksamheter som arbetar i hela länet.',
    municipalities: [
      'Ale',
      'Alingsås',
      'Göteborg',
      'Härryda',
      'Kungälv',
      'Lerum',
      'Lilla Edet',
      'Mölndal',
      'Partille',
      'Stenungsund',
      'Tjörn',
      'Öckerö',
    ],
    others: [
      { name: 'Regionhälsan', kind: 'department' },
      { name: 'Habilitering och hälsa', kind: 'department' },
    ],
  },
]
