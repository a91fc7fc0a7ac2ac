export default definePageConfig({ navigationBarTitleText: '凭证材料' })
