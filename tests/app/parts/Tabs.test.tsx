// @vitest-environment jsdom
import '../../support/jsdom.ts'
import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { Tabs } from '../../../app/parts/Tabs.tsx'
import { aLanguage } from '../../support/app.ts'
import { show } from '../../support/render.tsx'

const words = await aLanguage('en')

const TwoTabs = () => {
  const [tab, setTab] = useState<'one' | 'two'>('one')
  return (
    <Tabs
      label="custos"
      shown={tab}
      onShow={setTab}
      items={[
        { id: 'one', name: 'One', count: 3 },
        { id: 'two', name: 'Two', count: 0 },
      ]}
      aside={null}
    >
      {`panel ${tab}`}
    </Tabs>
  )
}

const selected = () => screen.getByRole('tab', { selected: true })

describe('tabs', () => {
  afterEach(() => {
    cleanup()
    document.documentElement.dir = ''
  })

  it('shows a count where there is one, and the panel under its tab’s name', () => {
    show(words, <TwoTabs />)
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual(['One3', 'Two'])
    expect(screen.getByRole('tabpanel', { name: /^One/ }).textContent).toBe('panel one')
  })

  it('is one stop for Tab, and goes round by arrows, Home and End', async () => {
    show(words, <TwoTabs />)
    await userEvent.tab()
    expect(document.activeElement).toBe(selected())
    const seen: (string | null)[] = []
    for (const key of ['{ArrowRight}', '{ArrowRight}', '{ArrowLeft}', '{Home}', '{End}']) {
      await userEvent.keyboard(key)
      seen.push(selected().textContent)
    }
    expect(seen).toEqual(['Two', 'One3', 'Two', 'One3', 'Two'])
    expect(document.activeElement).toBe(selected())
    await userEvent.tab()
    expect(document.activeElement).toBe(document.body)
  })

  it('follows the way the page runs', async () => {
    document.documentElement.dir = 'rtl'
    show(words, <TwoTabs />)
    await userEvent.tab()
    await userEvent.keyboard('{Home}{ArrowLeft}')
    expect(selected().textContent).toBe('Two')
  })
})
