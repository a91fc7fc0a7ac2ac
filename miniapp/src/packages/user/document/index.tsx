import Taro, { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { Page } from '@/components/Page'
import { View } from '@/elements'
import { about } from './about'
import { agreement } from './agreement'
import type { PlatformDocument } from './document'
import { privacy } from './privacy'
import { rules } from './rules'
import './index.scss'

const documents: Record<string, PlatformDocument> = { about, agreement, privacy, rules }

/** A text of the platform, by `name`. */
export default function DocumentPage() {
  const { params } = useRouter()
  const { title, since, sections } = documents[params.name ?? ''] ?? about
  useEffect(() => void Taro.setNavigationBarTitle({ title }), [title])
  return (
    <Page title={title}>
      <View className="card document">
        <View className="document__since">自 {since} 起施行</View>
        {sections.map((section) => (
          <View key={section.heading} className="document__section">
            <View className="section-title" role="heading">
              {section.heading}
            </View>
            {section.paragraphs.map((paragraph) => (
              <View key={paragraph} className="document__words">
                {paragraph}
              </View>
            ))}
          </View>
        ))}
      </View>
    </Page>
  )
}
