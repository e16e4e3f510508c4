global using FluentAssertions;
global using HsAvtal.EndToEnd.Tests.App;
global using HsAvtal.Tests.Shared;
global using Microsoft.Playwright;
global using Xunit;
global using Xunit.Abstractions;
global using static Microsoft.Playwright.Assertions;
