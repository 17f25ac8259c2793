export const MIB = 1024 * 1024

export function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** "at most 3x: met" */
export const judged = (target: string, isMet: boolean): string =>
  `${target}: ${isMet ? 'met' : '**not met**'}`
