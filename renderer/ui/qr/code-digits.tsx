/** The six digits, seen as two groups of three but copied as one number. */
export function CodeDigits({ code }: { code: string }) {
  return (
    <b class="code-digits">
      <span>{code.slice(0, 3)}</span>
      <span>{code.slice(3)}</span>
    </b>
  )
}
