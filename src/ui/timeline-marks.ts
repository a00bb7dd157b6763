export const diamond = (kind: string, x: number, y: number, size: number): string =>
  `<path class="${kind}" d="M${x} ${y - size}l${size} ${size}l-${size} ${size}l-${size} -${size}z"/>`

export const ring = (x: number, y: number): string => `<circle class="forecast" cx="${x}" cy="${y}" r="5"/>`
