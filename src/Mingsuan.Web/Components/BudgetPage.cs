using Microsoft.AspNetCore.Components;
using Mingsuan.Web.Shelf;
using Mingsuan.Web.Wording;

namespace Mingsuan.Web.Components;

/// <summary>一部预算的页面: finds the budget named in the address, or says that there is none.</summary>
public abstract class BudgetPage : ComponentBase
{
    /// <summary>网址中的名字.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>书架.</summary>
    [Inject]
    protected BudgetShelf Shelf { get; set; } = null!;

    /// <summary>界面文字.</summary>
    [Inject]
    protected Words W { get; set; } = null!;

    /// <summary>请求.</summary>
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    /// <summary>预算; null when there is none of that name.</summary>
    protected ShelvedBudget? Budget { get; private set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Budget = await Shelf.OpenAsync(Name, Http.RequestAborted);
        if (Budget is null || (Budget.Compiled is not null && !Finds(Budget)))
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    /// <summary>此页要的东西在不在; read once, before anything is written.</summary>
    protected virtual bool Finds(ShelvedBudget budget) => true;
}
