import { describe, expect, it } from 'vitest'
import { markRedactions, projectHtml } from '../../../core/markup/index.ts'
import { detect } from '../../../core/pii/index.ts'
import { redacted } from './interpreter.ts'

const comment =
  '<div class="zd-comment" dir="auto"><p>Ma carte : 4111 <b>1111</b> 1111&nbsp;<i>11</i>11, IBAN FR76&#8203; 3000 6000 0112 3456 7890 189,</p>' +
  '<p>mail <a href="mailto:jean%40exemple.fr">jean@exemple.fr</a><br>tél <a href="tel:+33612345678">06&nbsp;12 34 56 78</a></p>' +
  '<img src="cid:1" alt="carte 5555 5555 5555 4444"></div>'

describe('findings in a comment', () => {
  const findings = detect(projectHtml(comment).text)

  it('are seen through its markup', () => {
    expect(findings.map(({ type }) => type)).toEqual([
      'CREDIT_CARD',
      'IBAN_CODE',
      'EMAIL_ADDRESS',
      'PHONE_NUMBER',
      'CREDIT_CARD',
    ])
  })

  it('are all gone, links and images included, once the marks are carried out', () => {
    const marked = markRedactions(comment, findings)
    if (!marked.ok) throw new Error(marked.reason)
    const after = redacted(marked.html).replace(/<(\w+)[^<>]* redact>/g, '<$1>')
    expect(detect(projectHtml(after).text)).toEqual([])
    expect(after).not.toMatch(/4111|3000 6000|jean|6123|12 34 56 78|5555/)
    expect(after).toContain('Ma carte : ▇▇▇▇▇<b>▇▇▇▇</b>▇▇▇▇▇▇<i>▇▇</i>▇▇, IBAN ▇')
  })
})
