import { Check } from '@/components/Check'
import { Link, Tap, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import './consent.scss'

interface Props {
  agreed: boolean
  missed: boolean
  onAgree: (agreed: boolean) => void
}

/** Nothing personal is asked for before this is ticked. */
export function Consent({ agreed, missed, onAgree }: Props) {
  return (
    <View className={`consent ${missed ? 'consent--missed' : ''}`}>
      <Check on={agreed} label="我已阅读并同意用户协议和隐私政策" onTap={() => onAgree(!agreed)} />
      <View className="grow consent__words">
        <Tap className="consent__part" hidden onTap={() => onAgree(!agreed)}>
          我已阅读并同意
        </Tap>
        <Link className="consent__part consent__link" to={pageUrl(pages.document, { name: 'agreement' })}>
          《用户协议》
        </Link>
        <Text>和</Text>
        <Link className="consent__part consent__link" to={pageUrl(pages.document, { name: 'privacy' })}>
          《隐私政策》
        </Link>
      </View>
    </View>
  )
}
