export default definePageConfig({ navigationBarTitleText: '预算单位填报' })
