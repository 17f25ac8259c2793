/** A sentence in which "Wi-Fi" is never torn at its hyphen. */
export const Unbroken = ({ text }: { text: string }) => (
  <>
    {text.split(/(Wi-Fi)/).map((part, at) =>
      part === 'Wi-Fi' ? (
        <span key={at} class="unbroken">
          {part}
        </span>
      ) : (
        part
      ),
    )}
  </>
)
