export default definePageConfig({ navigationBarTitleText: '名册登记' })
