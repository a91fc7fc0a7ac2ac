import type { Case } from '@yuxiang/shared/api/certification'
import { yuanPerYear } from '@yuxiang/shared/certification/requirements'
import { goodsKindNames, materialNames } from '@yuxiang/shared/certification/words'
import { formatYuan } from '@yuxiang/shared/money'
import { Text, View } from '@/elements'
import { countText, yuanText } from '@/services/certification-words'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { Benefits } from './benefits'
import './content.scss'
import { FileTags } from '@/components/FileTags'

/** Everything an application says, with its papers. */
export function Content({ one: { content, papers, merchantName, county, kind } }: { one: Case }) {
  const { benefits, materials } = content
  return (
    <>
      <Panel title="产品与供货">
        <Fact name="申请单位">{merchantName}</Fact>
        <Fact name="区县">{county}</Fact>
        <Fact name="申请类型">{kind === 'renewal' ? '续期' : '首次认定'}</Fact>
        <Fact name="类别">{goodsKindNames[content.goodsKind]}</Fact>
        <Fact name="产地">{content.origin || '未填'}</Fact>
        <Fact name="供货价">¥{formatYuan(content.priceFen)}</Fact>
        {content.marketPriceFen > 0 ? (
          <Fact name="同类市场价">¥{formatYuan(content.marketPriceFen)}</Fact>
        ) : null}
        <Fact name="年供货价值">{yuanText(content.yearlySupplyFen / 100)}</Fact>
        <View className="case-content__words">{content.supplyNote}</View>
      </Panel>
      <Panel title="联农带农">
        <Fact name="带动农户" strong>
          {countText(content.households)} 户
        </Fact>
        <Fact name="一年合计增收" strong>
          {yuanText(yuanPerYear(benefits))}
        </Fact>
        <Benefits rows={benefits} />
        <View className="case-content__words">{content.mechanism}</View>
      </Panel>
      <Panel title={`材料 ${materials.length} 份`}>
        {materials.map(({ kind: material, fileId, number, validTo }) => (
          <View key={fileId} className="case-content__paper">
            <Text className="case-content__name">{materialNames[material]}</Text>
            <View className="muted">
              {[number, validTo ? `有效期至 ${validTo}` : '长期有效'].filter(Boolean).join(' · ')}
            </View>
            <FileTags files={papers.filter(({ id }) => id === fileId)} label={materialNames[material]} />
          </View>
        ))}
        {materials.length === 0 ? <View className="panel__none">还没有上传材料</View> : null}
      </Panel>
    </>
  )
}
