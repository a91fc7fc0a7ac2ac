import type { Allowance } from '@yuxiang/shared/api/union'
import { Icon } from '@/components/Icon'
import { Money } from '@/components/Money'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { chinaDays } from '@/services/china-time'
import { pages, pageUrl } from '@/services/navigation'
import { isOpen, stateWords } from '../shared/allowance-words'
import { LeftBar } from '../shared/left-bar'
import './allowance-card.scss'

/** An allowance in the list: from whom, what is left, until when and for what. */
export function AllowanceCard({ allowance }: { allowance: Allowance }) {
  const state = stateWords(allowance)
  const open = isOpen(allowance)
  return (
    <Link
      className={`card allowance-card ${open ? '' : 'allowance-card--ended'}`}
      to={pageUrl(pages.allowance, { id: allowance.id })}
    >
      <View className="allowance-card__head">
        <Text className="grow allowance-card__name">{allowance.grantName}</Text>
        <Tag tone={state.tone}>{state.text}</Tag>
      </View>
      <View className="allowance-card__union">{allowance.unionName}</View>
      {open ? (
        <LeftBar allowance={allowance} />
      ) : (
        <View className="allowance-card__fact">
          共发放 <Money fen={allowance.amountFen} size="sm" tone="muted" />
        </View>
      )}
      <View className="allowance-card__foot">
        <View className="grow">
          <View className="allowance-card__fact">{chinaDays(allowance.validFrom, allowance.validTo)}</View>
          <View className="allowance-card__fact">可买{allowance.scopeText}</View>
        </View>
        {allowance.state === 'usable' ? (
          <Text className="allowance-card__use">去使用</Text>
        ) : (
          <Icon name="next" size="sm" color="muted" />
        )}
      </View>
    </Link>
  )
}
