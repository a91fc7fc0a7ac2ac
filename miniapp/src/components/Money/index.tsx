import { formatYuan } from '@yuxiang/shared/money'
import { Text } from '@/elements'
import './index.scss'

interface Props {
  /** Amount in fen. */
  fen: number
  size?: 'sm' | 'md' | 'lg' | 'xl'
  /** `deep` sells on a tinted ground, where vermilion is too pale to read. */
  tone?: 'sell' | 'deep' | 'ink' | 'muted' | 'white'
  /** Crossed out: a price it was really sold at before. */
  struck?: boolean
  /** Words after it, e.g. 起. */
  suffix?: string
}

/** An amount of money, the figure larger than its unit. Read aloud as one number. */
export function Money({ fen, size = 'md', tone = 'sell', struck, suffix }: Props) {
  const text = formatYuan(Math.abs(fen))
  const [yuan, cents] = text.split('.')
  const sign = fen < 0 ? '−' : ''
  return (
    <Text
      className={`money money--${size} money--${tone} ${struck ? 'money--struck' : ''}`}
      label={`${fen < 0 ? '减' : ''}${text} 元`}
      role="img"
    >
      <Text className="money__unit">{sign}¥</Text>
      <Text className="money__yuan">{yuan}</Text>
      <Text className="money__cents">.{cents}</Text>
      {suffix ? <Text className="money__suffix">{suffix}</Text> : null}
    </Text>
  )
}
