import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, fill } from './page'

describe('fill', () => {
  it('puts the name of a computer into the page as text, whatever it is called', () => {
    const html = fill('<h1 title="{{computer}}">{{computer}}</h1>', {
      computer: `<script>alert("1")</script>'s`,
    })
    expect(html).not.toContain('<script>')
    expect(html).toBe(
      '<h1 title="&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#39;s">&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#39;s</h1>',
    )
  })
})

describe('contentSecurityPolicy', () => {
  it('allows the script and the style of the page by their hashes and nothing else', () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('base64')
    const policy = contentSecurityPolicy(
      '<style>a{}</style><p>text</p><script type="module">go()</script>',
    )
    expect(policy).toContain(`script-src 'sha256-${hash('go()')}';`)
    expect(policy).toContain(`style-src 'sha256-${hash('a{}')}';`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('allows no script at all where the page has none', () => {
    expect(contentSecurityPolicy('<p>')).toContain("script-src 'none'")
  })
})
